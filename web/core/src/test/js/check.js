// What WebDriver calls: `check(name, …)` in a worker of its own, `kill()` to end it as a crash would.
let worker;
window.commits = 0;

window.check = (...call) =>
  new Promise((resolve, reject) => {
    worker = new Worker(new URL('worker.js', import.meta.url), { type: 'module' });
    worker.onerror = e => reject(new Error(e.message));
    worker.onmessage = ({ data }) => {
      if (data.committed) window.commits = data.committed;
      else if (data.error) reject(new Error(data.error));
      else resolve(data.result);
    };
    worker.postMessage(call);
  });

window.kill = () => worker.terminate();
