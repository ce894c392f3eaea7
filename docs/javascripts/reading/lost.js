// A sentence that is not there (any more) leads to its clause, with a word about it; other names lead nowhere.
duidu.lost = function (name) {
  const { said } = duidu.tables, [, unit, number] = /^(.+)\.(\d+)$/.exec(name) || [];
  const isGone = ((duidu.gone || {})[unit] || []).some(function (each) { return String(each) === number; });
  if (!unit || !document.getElementById(unit) || !isGone && document.getElementById(name)) return false;
  location.replace("#" + unit);
  // A page in one language knows of no sentences.
  if (duidu.gone) duidu.say(isGone ? said.sentence_gone : said.sentence_none, { number: number });
  return true;
};
