// Scripts come from this site alone, whatever a text, an address or what is stored says: browsers that know Trusted
// Types take no other address, and so it is in the worker that searches, which brings this once more in a page.
(function (root) {
  if (root.duidu && duidu.trusted) return;
  const site = new URL("../", root.document ? document.currentScript.src : location.href).href;

  function allowed(address) {
    const { href } = new URL(address, root.document ? document.baseURI : site);
    if (href.startsWith(site)) return href;
    throw new TypeError("Not of this site: " + address);
  }

  const policy = root.trustedTypes && trustedTypes.createPolicy("duidu", { createScriptURL: allowed });
  root.duidu = root.duidu || {};
  duidu.trusted = policy ? policy.createScriptURL.bind(policy) : allowed;
})(self);
