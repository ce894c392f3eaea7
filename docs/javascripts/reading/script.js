// The form of Chinese characters: chosen in the header, remembered. What converts comes when it is asked for; a page
// that is opened with the choice made has asked for it before (forms.js).
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
    let missing = 2, isLost = false;
    duidu.bringForms(function (event) {
      isLost = isLost || event.type === "error";
      missing -= 1;
      if (missing) return;
      if (!isLost) return show();
      duidu.showForm = null;
      list.value = "";
    });
  }

  list.addEventListener("change", choose);
  // Chosen before this script was here.
  if (list.value && list.value !== (document.documentElement.dataset.script || "")) choose();
});
