// Drives Firefox (WebDriver BiDi) or WebKit (WebDriver) for engines.py: one request a line on standard input, a
// list of a name and its arguments; one answer a line on standard output, {"value": …} or {"error": …}.
// Usage: node bridge.js firefox PROGRAM | webkit PROGRAM DRIVER
import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { createInterface } from "node:readline";

const [engine, program, driver] = process.argv.slice(2);
// Keys that WebDriver calls otherwise than the web does.
const NAMED = { Escape: "ESCAPE", Enter: "ENTER", Tab: "TAB", ArrowDown: "ARROW_DOWN" };

async function firefox() {
  const { launch } = await import("puppeteer-core");
  const browser = await launch({ browser: "firefox", executablePath: program, headless: true });
  const [page] = await browser.pages();
  const faults = [];
  page.on("console", (message) => { if (message.type() === "error") faults.push(message.text()); });
  page.on("pageerror", (error) => faults.push(String(error)));
  return {
    open: (address) => page.goto(address, { waitUntil: "load" }).then(() => null),
    run: (code, given) => page.evaluate(`(${code})(...${JSON.stringify(given)})`),
    click: (selector) => page.click(selector),
    press: (key) => page.keyboard.press(key),
    type: (text) => page.keyboard.type(text),
    size: (width, height) => page.setViewport({ width, height }),
    faults: async () => faults.splice(0),
    version: () => browser.version(),
    close: () => browser.close(),
  };
}

async function freePort() {
  return new Promise((done) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
}

async function webkit() {
  const { Builder, By, Key, Capabilities } = (await import("selenium-webdriver")).default;
  const port = await freePort();
  const server = spawn(driver, ["--host=127.0.0.1", `--port=${port}`], { stdio: "ignore" });
  const options = { binary: program, args: ["--automation"] };
  const wanted = new Capabilities({ browserName: "MiniBrowser", "webkitgtk:browserOptions": options });
  let session;
  for (let left = 50; !session; left -= 1) {
    try {
      session = await new Builder().usingServer(`http://127.0.0.1:${port}`).withCapabilities(wanted).build();
    } catch (error) {
      if (!left || !/ECONNREFUSED/.test(String(error))) throw error;
      await new Promise((done) => setTimeout(done, 100));
    }
  }
  await session.manage().setTimeouts({ script: 30000, pageLoad: 60000 });
  const keys = (text) => session.actions().sendKeys(text).perform();
  return {
    open: (address) => session.get(address),
    run: (code, given) => session.executeAsyncScript(
      `const done = arguments[arguments.length - 1];
       Promise.resolve((${code})(...JSON.parse(arguments[0]))).then((value) => done(JSON.stringify(value)));`,
      JSON.stringify(given),
    ).then((text) => text === null || text === undefined ? null : JSON.parse(text)),
    click: async (selector) => (await session.findElement(By.css(selector))).click(),
    press: (key) => keys(NAMED[key] ? Key[NAMED[key]] : key),
    type: keys,
    size: (width, height) => session.manage().window().setRect({ width, height, x: 0, y: 0 }),
    faults: async () => [],
    version: async () => {
      const found = await session.getCapabilities();
      return `${found.get("browserName")} ${found.get("browserVersion")}`;
    },
    close: async () => { await session.quit(); server.kill(); },
  };
}

const acts = await { firefox, webkit }[engine]();
for await (const line of createInterface({ input: process.stdin })) {
  const [name, ...given] = JSON.parse(line);
  let answer;
  try {
    answer = { value: (await acts[name](...given)) ?? null };
  } catch (error) {
    answer = { error: String(error) };
  }
  process.stdout.write(JSON.stringify(answer) + "\n");
  if (name === "close") break;
}
process.exit();
