// A sentence that is not there leads to its clause, with a word about it; of other names it is said where they are.
// (Those that were there once say themselves what became of them.)
duidu.lost = function (name) {
  const { said } = duidu.tables, [, unit, number] = /^(.+)\.(\d+)$/.exec(name) || [];
  if (document.getElementById(name)) return false;
  if (!unit || !document.getElementById(unit)) {
    duidu.elsewhere(name);
    return false;
  }
  location.replace("#" + unit);
  // A page in one language knows of no sentences.
  if (document.querySelector(".s")) duidu.say(said.sentence_none, { number: number });
  return true;
};
