/*
 * Loading files of the site: scripts, in a worker and in a page; in a worker also what they assign, by
 * itself, so that files come side by side and one that is too long can be given up.
 */
(function (root) {
  "use strict";

  const search = (root.duidu.search = root.duidu.search || {});

  const inWorker = typeof root.document === "undefined";
  /** Bytes of the index of a document that a large site fetches whole while it is being read. */
  const LONGEST_OWN = 120000;
  /** Of a file's bytes about so many are one as they are sent; so many has a file of which nothing is known. */
  const PACKED = 2;
  const USUAL = 4000;
  /** A file that assigns one value: the table and the key, or the name, and the value as JSON. */
  const VALUE = /^\((self\.duidu\.search\.(\w+))=\1\|\|\{\}\)\[("(?:[^"\\]|\\.)*")\]=([^]*);\n$/;
  const NAMED = /^self\.duidu\.search\.(\w+)=([^\n]*);\n$/;

  /** Run scripts in order. A worker hears nothing until they have come. */
  async function run(addresses) {
    if (inWorker) {
      root.importScripts(...addresses.map(root.duidu.trusted));
      return;
    }
    await Promise.all(addresses.map((address) => new Promise((loaded, failed) => {
      root.duidu.file(address, (event) => {
        if (event.type === "load") loaded();
        else failed(new Error("Cannot load " + address));
      });
    })));
  }

  /** Take over what a file assigns; run it where it is of another form, or has not come. */
  async function take(address, text) {
    const valued = VALUE.exec(text);
    const named = !valued && NAMED.exec(text);
    if (valued) {
      const [, , table, key, value] = valued;
      search[table] = search[table] || {};
      search[table][JSON.parse(key)] = JSON.parse(value);
    } else if (named) {
      search[named[1]] = JSON.parse(named[2]);
    } else {
      await run([address]);
    }
  }

  /**
   * Load files, side by side; about how many bytes were sent. What is typed meanwhile is heard, by a worker
   * too: it runs a script only when that is at hand.
   */
  async function load(addresses) {
    if (!inWorker) {
      await run(addresses);
      return addresses.reduce((sum, address) => sum + sizeOf(address), 0);
    }
    const sizes = await Promise.all(addresses.map(async (address) => {
      const answer = await root.fetch(address);
      const content = await answer.arrayBuffer();
      await take(address, answer.ok ? new TextDecoder().decode(content) : "");
      return content.byteLength / PACKED;
    }));
    return sizes.reduce((sum, size) => sum + size, 0);
  }

  /** About how many bytes were sent for a script of a page; from disk it comes for nothing. */
  function sizeOf(address) {
    if (root.location.protocol === "file:") return 0;
    const [timing] = root.performance.getEntriesByName(address, "resource");
    return timing ? timing.decodedBodySize / PACKED : USUAL;
  }

  /** The text of an answer; null where it is longer than a number of bytes, and then the rest does not come. */
  async function readUpTo(answer, most) {
    const reader = answer.body.getReader();
    const decoder = new TextDecoder();
    let text = "";
    let length = 0;
    for (let { done, value } = await reader.read(); !done; { done, value } = await reader.read()) {
      length += value.length;
      if (length > most) {
        await reader.cancel();
        return null;
      }
      text += decoder.decode(value, { stream: true });
    }
    return text;
  }

  /** Load the manifest and, at the same time, the index of a document; of a large site not a long one. */
  async function loadFirst(manifest, own) {
    if (!inWorker || !own) {
      await run([manifest].concat(own || []));
      return;
    }
    const coming = root.fetch(own).catch(() => null);
    await run([manifest]);
    const answer = await coming;
    const most = search.isLarge ? LONGEST_OWN : Infinity;
    const text = answer && answer.ok ? await readUpTo(answer, most) : "";
    if (text !== null) await take(own, text);
  }

  Object.assign(search, { inWorker: inWorker, load: load, loadFirst: loadFirst });
})(self);
