// A sentence that is not there leads to its clause, with a word about it; other names lead nowhere. (Those that
// were there once say themselves what became of them.)
duidu.lost = function (name) {
  const { said } = duidu.tables, [, unit, number] = /^(.+)\.(\d+)$/.exec(name) || [];
  if (!unit || document.getElementById(name) || !document.getElementById(unit)) return false;
  location.replace("#" + unit);
  // A page in one language knows of no sentences.
  if (document.querySelector(".s")) duidu.say(said.sentence_none, { number: number });
  return true;
};
