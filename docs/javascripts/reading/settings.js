// The reader's choices, remembered on this device. What is stored in any other form counts as nothing.
duidu.settings = function () {
  try {
    const all = JSON.parse(localStorage.getItem("duidu"));
    return all && typeof all === "object" && !Array.isArray(all) ? all : {};
  } catch (error) { return {}; }
};

// Storage may be full or forbidden: the choice then holds for this page only.
duidu.store = function (name, value) {
  const all = duidu.settings();
  if (value) all[name] = value; else delete all[name];
  try { localStorage.setItem("duidu", JSON.stringify(all)); } catch (error) { /* this page only */ }
};
