process.send({ result: 'compared', difference: 'none at all' });
