process.send({ result: 'compared', difference: 1, ms: 10, cpuMs: 700 });
