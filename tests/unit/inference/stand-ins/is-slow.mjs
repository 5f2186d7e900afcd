process.send({ result: 'compared', difference: 0.0001, ms: 900, cpuMs: 700 });
