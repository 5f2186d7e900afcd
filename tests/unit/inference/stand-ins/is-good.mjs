process.send({ result: 'compared', difference: 0.001, ms: 10, cpuMs: 700 });
