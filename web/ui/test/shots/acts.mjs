/** What is done with a page before its picture. */

export const click = (selector) => async (page) => {
  await page.waitForSelector(selector);
  await page.$eval(selector, (element) => element.click());
};

/** Presses the button, or the row of a menu, that says this. */
export const press = (words) => async (page) => {
  const found = await page.waitForFunction(
    (text) => {
      const all = [...document.querySelectorAll("button")];
      return all.findLast((one) => one.textContent === text || one.ariaLabel === text) ?? all.findLast((one) => one.textContent.includes(text));
    },
    {},
    words,
  );
  await found.evaluate((button) => button.click());
};

export const type = (selector, text) => async (page) => {
  await page.waitForSelector(selector);
  await page.type(selector, text);
};

export const both = (...acts) => async (page) => {
  for (const act of acts) await act(page);
};

export const pause = (ms) => () => new Promise((done) => setTimeout(done, ms));
export const run = (work, ...given) => (page) => page.evaluate(work, ...given);
export const emit = (event) => run((one) => window.core.emit(one), event);
export const overlay = (one) => both(run((shown) => window.app.overlays.show(shown), one), (page) => page.waitForSelector("dialog[open]"));

/** What goes by itself after a while stays for its picture. */
export const freeze = run(() => {
  const real = window.setTimeout;
  window.setTimeout = (work, ms, ...given) => (ms >= 1_500 ? 0 : real(work, ms, ...given));
});

export const toEnd = (selector) => both(run((one) => document.querySelector(one).scrollTo(0, 1e6), selector), pause(300));
export const arabic = both(run(() => (window.app.settings.language.value = "ar")), pause(500));

/** The menu of a line, counted from the last. */
export const menuOf = (n) =>
  run((back) => {
    const all = [...document.querySelectorAll(".line-hold")];
    all.at(back).dispatchEvent(new MouseEvent("contextmenu", { bubbles: true, cancelable: true }));
  }, n);

/** A finger that draws something aside and stays. */
export const draw = (selector, across, end = false) =>
  run(
    (where, by, lets) => {
      const target = [...document.querySelectorAll(where)].at(lets ? 0 : -1);
      const box = target.getBoundingClientRect();
      const at = (x) => [new Touch({ identifier: 1, target, clientX: box.left + box.width / 2 + x, clientY: box.top + box.height / 2 })];
      const send = (name, touches) => target.dispatchEvent(new TouchEvent(name, { touches, bubbles: true, cancelable: true }));
      send("touchstart", at(0));
      for (const step of [0.2, 0.6, 1]) send("touchmove", at(by * step));
      if (lets) send("touchend", []);
    },
    selector,
    across,
    end,
  );

/** Two taps on the last one. */
export const tapTwice = (selector) => async (page) => {
  const { x, y, width, height } = await (await page.$$(selector)).at(-1).boundingBox();
  for (let i = 0; i < 2; i++) await page.touchscreen.tap(x + width / 2, y + height / 2);
};

/** A call as if its media flowed; `theirs` and `mine` are drawn. */
export const media = (kind, connected = true) =>
  run(
    async (how, flows) => {
      const box = (value) => ({ value });
      const still = async (seed) => {
        const canvas = document.createElement("canvas");
        [canvas.width, canvas.height] = [900, 1200];
        const picture = await createImageBitmap(await window.core.open(seed));
        const draw = () => canvas.getContext("2d").drawImage(picture, 0, 0, picture.width, picture.height, 0, 0, 900, 1200);
        draw();
        setInterval(draw, 100);
        return canvas.captureStream(10);
      };
      const video = how === "video";
      window.app.calls.line.value = {
        media: how,
        theirs: box(video && flows ? await still("face-74") : undefined),
        mine: box(video ? await still("face-23") : undefined),
        muted: box(false),
        filming: box(video),
        connectedAt: box(flows ? window.app.clock() - 83_000 : 0),
        mute() {},
        film() {},
        close() {},
      };
    },
    kind,
    connected,
  );
