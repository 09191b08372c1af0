// By the page's own clock: how long after a press what was awaited is painted, when the list of chats was there after the
// page began, and the longest the page was busy in one go. Runs before the page's own scripts.
(() => {
  if (globalThis.stopwatch) return;
  const painted = then => requestAnimationFrame(() => setTimeout(() => then(performance.now())));

  /** Looks at each change of the page until it holds. */
  function when(holds, then) {
    if (holds()) return painted(then);
    const watch = new MutationObserver(() => {
      if (!holds()) return;
      watch.disconnect();
      painted(then);
    });
    watch.observe(document, { childList: true, subtree: true, characterData: true });
  }

  const shows = (selector, text) => [...document.querySelectorAll(selector)].some(one => one.textContent.includes(text));

  globalThis.stopwatch = {
    listAt: 0,
    took: 0,
    busy: 0,

    /** The next press begins it. */
    arm(selector, text) {
      this.took = 0;
      addEventListener('pointerdown', press => when(() => shows(selector, text), at => (this.took = at - press.timeStamp)), {
        capture: true,
        once: true,
      });
    },

    /** Upwards through a chat, a screenful every few frames. */
    async scroll(selector, screens) {
      this.busy = 0;
      const watch = new PerformanceObserver(list => list.getEntries().forEach(task => (this.busy = Math.max(this.busy, task.duration))));
      watch.observe({ type: 'longtask' });
      const thread = document.querySelector(selector);
      for (let frame = 0; frame < screens * 8; frame++) {
        thread.dispatchEvent(new WheelEvent('wheel', { deltaY: -thread.clientHeight / 8, bubbles: true }));
        thread.scrollTop -= thread.clientHeight / 8;
        await new Promise(requestAnimationFrame);
      }
      await new Promise(done => setTimeout(done, 100));
      watch.disconnect();
      return this.busy;
    },
  };
  when(() => document.querySelector('.conversation-main') !== null, at => (globalThis.stopwatch.listAt = at));
})();
