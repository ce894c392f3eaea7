"""The command line: ``python -m build_scripts COMMAND``. It and ``orders`` print, by ``terminal``.

Each command loads what it needs: all stages together take 0.3 s, and a build that has nothing to
do needs none of them.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from build_scripts.messages import phrase, stacked, translated
from build_scripts.model import Account, Bitext
from build_scripts.press.disk import let_all_read, refused
from build_scripts.press.exclusive import SITE_LOCK, alone
from build_scripts.press.record import build_where_needed
from build_scripts.press.report import DOCS, account_line
from build_scripts.problems import has_errors, of_draft
from build_scripts.sources.settings import read_settings
from build_scripts.terminal import (
    Failure,
    Group,
    Misuse,
    Progress,
    in_language,
    language,
    tell,
    tell_problems,
)

if TYPE_CHECKING:
    from build_scripts.apparatus.companion import Companion

# Not where a link to this package leads: the folder in which it is seen.
ROOT = Path(__file__).absolute().parent.parent
ELSEWHERE = {
    "export": "build_scripts.press.orders:export",
    "licences": "build_scripts.press.release.commands:licences",
    "pdf": "build_scripts.press.orders:pdf",
    "verify": "build_scripts.press.release.commands:verify_files",
}
"""Commands of other modules, which are loaded when one of them is called."""
FINDINGS = (
    "{document}: {count} findings, which readers do not see. Accept one: `accepted:` in notes.yml; "
    "show all: `findings: publish` in document.yml."
)
TEXT_FILE = click.Path(path_type=Path, exists=True, dir_okay=False)


class _Group(Group):
    """The commands; those of other modules are loaded when one of them is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All names, sorted, as ``--help`` lists them."""
        return sorted((*super().list_commands(ctx), *ELSEWHERE))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """A command by its name."""
        if cmd_name not in ELSEWHERE:
            return super().get_command(ctx, cmd_name)
        module, _, name = ELSEWHERE[cmd_name].partition(":")
        command: click.Command = getattr(import_module(module), name)
        return in_language(command, language())

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; what the disk refuses (full, locked, a folder for a file) is said."""
        try:
            return super().invoke(ctx)
        except OSError as fault:
            tell_problems([refused(fault, ctx.obj or ctx.params["root"])])
            ctx.exit(1)


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--root",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    default=ROOT,
    help="The folder with mkdocs.yml, source_texts/ and docs/.",
)
@click.pass_context
def main(context: click.Context, root: Path) -> None:
    """Two plain texts of one document become a bilingual reading site."""
    context.obj = root if root == ROOT else root.resolve()


@main.command()
@click.option("--strict", is_flag=True, help="Publish nothing where any document has a fault (CI).")
@click.option("--drafts", is_flag=True, help="Publish drafts too, for a preview.")
@click.pass_obj
def build(root: Path, *, strict: bool, drafts: bool) -> None:
    """Check the sources and write the pages into docs/."""
    let_all_read()
    with alone(root / DOCS, _tell):
        outcome = build_where_needed(
            root, read_settings(root), with_drafts=drafts, strict=strict, progress=Progress()
        )
    tell_problems(outcome.problems)
    for report in outcome.reports:
        _print_accounts(report.folder, report.accounts)
    tell(
        phrase("{count} files written or removed in {folder}/", count=outcome.written, folder=DOCS)
    )
    sys.exit(1 if has_errors(outcome.problems) else 0)


@main.command()
@click.pass_obj
def check(root: Path) -> None:
    """Check the sources and list every fault; write nothing."""
    from build_scripts.press import build as pipeline

    checked, found = pipeline.check(root)
    faults = {problem for each in checked for problem in each.problems}
    problems = sorted(faults | set(found.problems))
    tell_problems(problems)
    for each in checked:
        _print_accounts(each.folder, each.accounts)
        _tell_findings(each.bitext, found.companions.get(each.folder))
    sys.exit(1 if has_errors(problems) or not checked else 0)


@main.command()
@click.option(
    "--tool",
    type=click.Choice(["mkdocs", "zensical"]),
    default="mkdocs",
    help="The program that turns docs/ into a site.",
)
@click.pass_obj
def site(root: Path, *, tool: str) -> None:
    """Make site/ from the sources, as far as it is not what they give already."""
    from build_scripts.press.site.make import SITE, make_site

    let_all_read()
    made = make_site(root, tool, _tell)
    tell_problems(made.problems)
    if made.written:
        tell(
            phrase("{count} files written or removed in {folder}/", count=made.written, folder=SITE)
        )
    elif not made.status:
        tell(phrase("{folder}/ is what the sources give: nothing to do", folder=SITE))
    sys.exit(made.status)


@main.command()
@click.option(
    "--site",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="The site that `mkdocs build` made (default: site/).",
)
@click.pass_obj
def offline(root: Path, site: Path | None) -> None:
    """Put the whole site, for opening from disk, as a zip into the built site."""
    from build_scripts.press.site.offline import write_offline

    let_all_read()
    problems = read_settings(root).problems
    if has_errors(problems):
        tell_problems(problems)
        sys.exit(1)
    with alone(root / DOCS, _tell, SITE_LOCK), alone(root / DOCS, _tell):
        path, _ = write_offline(root, site or root / "site")
    tell(phrase("{path}: {size:,} bytes", path=str(path), size=path.stat().st_size))


@main.command()
@click.argument("document", required=False)
@click.pass_obj
def lock(root: Path, document: str | None) -> None:
    """Write anchors.lock: the ids and texts that are promised to readers."""
    from build_scripts.press import build as pipeline
    from build_scripts.press.orders import folders

    problems = [p for folder in folders(root, document) for p in pipeline.write_lock(folder, root)]
    problems += pipeline.write_glossary_lock(root)
    tell_problems(problems)
    sys.exit(1 if has_errors(problems) else 0)


HAN_TAGS = ("zh-Hans", "zh-Hant")
"""Tags that are taken for the key of their language; which characters a text has is seen by it."""


class _OfTexts(click.Command):
    """A command that takes a text in any language of the table by an option with its key."""

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        """All options and arguments; those of further languages are no lines of the help."""
        from build_scripts.language.languages import languages

        known = super().get_params(ctx)
        names = {each.name for each in known}
        options = [f"--{each}" for each in languages() if each not in names]
        options += [f"--{tag}" for tag in HAN_TAGS]
        return [*known, *(click.Option([each], type=TEXT_FILE, hidden=True, multiple=True)
            for each in options)]  # fmt: skip


@main.command(cls=_OfTexts)
@click.argument("document")
@click.option(
    "--zh", type=TEXT_FILE, multiple=True, help="The Chinese text: UTF-8, .docx or .html."
)
@click.option(
    "--en", type=TEXT_FILE, multiple=True, help="The English text: UTF-8, .docx or .html."
)
@click.option(
    "--both", type=TEXT_FILE, multiple=True, help="Both in one file: .docx, .html, .tsv or UTF-8."
)
@click.argument("files", nargs=-1, type=TEXT_FILE)
@click.pass_obj
def new(root: Path, /, document: str, files: tuple[Path, ...], **texts: tuple[Path, ...]) -> None:
    """Add a document from texts in two languages or more (--fr FILE, or FILES by their names)."""
    from build_scripts.intake import new as newcomer  # only this command needs the presets
    from build_scripts.intake.further.which_language import language_of

    told = [(key.split("_")[0], path) for key, paths in texts.items() for path in paths]
    given: dict[str, Path] = {}
    for key, path in (*told, *((language_of(each), each) for each in files)):
        if not key:
            raise Misuse(phrase("say in which language {name} is, such as --fr {name}",
                name=path.name))  # fmt: skip
        if key in given:
            raise Misuse(phrase("two texts for --{key}: {one} and {other}; a document has one "
                "text in each language, make a document of its own of the other",
                key=key, one=given[key].name, other=path.name))  # fmt: skip
        given[key] = path
    if not ({"zh", "en"} <= set(given) and "both" not in given) and not (
        "both" in given and not {"zh", "en"} & set(given)
    ):
        raise Misuse(phrase("give --zh and --en, or one file that has both languages: --both"))
    created = newcomer.create(root, document, given, partial(translated, language=language()))
    if created.report:
        tell(created.report)
    tell_problems(created.problems)
    tell(created.advice)
    sys.exit(0 if created.is_ready else 1)


@main.command()
@click.argument("document")
@click.pass_obj
def explain(root: Path, document: str) -> None:
    """Show how a document is read: lines taken, left out, passed over; both outlines."""
    from build_scripts.sources import read
    from build_scripts.sources.gate.files import SOURCES

    folder = root / SOURCES / document
    if folder not in read.folders(root):
        raise Failure(phrase("there is no document {document} in source_texts/", document=document))
    from build_scripts.intake import explain as explanation
    from build_scripts.press import build as pipeline

    text, faults = explanation.explain(folder, root)
    problems = list(faults)
    tell(text)
    if not has_errors(problems):
        checked, found = pipeline.examined(folder, root)
        companion = found.companions.get(document)
        problems = sorted(
            {*problems, *checked.problems, *(companion.problems if companion else ())}
        )
        _tell_findings(checked.bitext, companion)
    tell_problems(of_draft(problems) if read.is_draft(folder) else problems)
    sys.exit(1 if has_errors(problems) else 0)


@main.command()
@click.argument("document", required=False)
@click.option("--format", "shape", type=click.Choice(["text", "json"]), default="text")
@click.pass_obj
def differences(root: Path, document: str | None, shape: str) -> None:
    """List where the texts differ: an editor's notes, then what the checks find."""
    from build_scripts.outputs.exchange.differences import as_json, as_text
    from build_scripts.press import build as pipeline

    checked, found = pipeline.check(root)
    problems = sorted({problem for each in checked for problem in each.problems})
    tell_problems(problems)
    listed = [
        each
        for folder, companion in found.companions.items()
        if document in (None, folder)
        for each in companion.differences
    ]
    if shape == "json":
        click.echo(as_json(listed).rstrip())
    else:
        tell(stacked(as_text(listed, language())))
    sys.exit(1 if has_errors(problems) else 0)


def _tell(line: str) -> None:
    """Say to the person who waits what for."""
    tell(line, is_aside=True)


def _tell_findings(bitext: Bitext | None, companion: Companion | None) -> None:
    """What the checks find in a document that keeps it for the editor."""
    from build_scripts.outputs.exchange.differences import findings

    if not bitext or not companion or not bitext.document.keeps_findings:
        return
    lines = tuple(findings(bitext, companion.differences, language()))
    if lines:
        click.echo("\n".join(lines))
        tell(phrase(FINDINGS, count=len(lines), document=bitext.document.id))


def _print_accounts(folder: str, accounts: Mapping[str, Account]) -> None:
    """One line an edition: every non-space character of its source is accounted for."""
    for key, account in accounts.items():
        tell(account_line(folder, key, account))


if __name__ == "__main__":
    main()
