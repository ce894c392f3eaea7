// Say that something was copied; where no browser lets a page do it, show it for the reader's own hand.
duidu.copied = function (isCopied, text, what) {
  const { said } = duidu.tables;
  if (isCopied) duidu.say(what ? said.copied_what : said.copied, { what: what });
  else prompt(duidu.text(said.copy_by_hand), text);
};
