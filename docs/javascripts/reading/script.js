// The form of Chinese characters: chosen in the header, remembered. What converts comes when it is asked for; a page
// that is opened with the choice made has asked for it itself (stored.html).
duidu.job(function () {
  const list = document.querySelector("select[name=script]");
  if (!list) return;

  function show() {
    const change = function () { duidu.showForm(list.value); };
    if (duidu.place) duidu.place.keep(change); else change();
  }

  function choose() {
    duidu.store("script", list.value);
    if (duidu.showForm) return show();
    if (!list.value) return;
    const all = [list.dataset.table, duidu.facts.later.replace("later.js", "script.js")];
    let missing = all.length, isLost = false;
    all.forEach(function (address) {
      duidu.file(address, function (event) {
        isLost = isLost || event.type === "error";
        missing -= 1;
        if (missing) return;
        // Without the words of this page nothing is converted: half of them would be another text.
        if (!isLost) return show();
        duidu.showForm = null;
        list.value = "";
      });
    });
  }

  list.addEventListener("change", choose);
  // Chosen before this script was here.
  if (list.value && list.value !== (document.documentElement.dataset.script || "")) choose();
});
