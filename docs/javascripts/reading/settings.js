// The reader's choices, remembered on this device.
duidu.settings = function () {
  try { return JSON.parse(localStorage.getItem("duidu")) || {}; } catch (error) { return {}; }
};

// Storage may be full or forbidden: the choice then holds for this page only.
duidu.store = function (name, value) {
  const all = duidu.settings();
  if (value) all[name] = value; else delete all[name];
  try { localStorage.setItem("duidu", JSON.stringify(all)); } catch (error) { /* this page only */ }
};
