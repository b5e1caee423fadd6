package orch.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reading commands out of a page, and comparing what they print. */
class PageTest {
  @TempDir private Path directory;

  private Page page(String text) throws IOException {
    return Page.read("page.md", Files.writeString(directory.resolve("page.md"), text));
  }

  private String refused(String text) {
    return String.valueOf(assertThrows(AssertionError.class, () -> page(text)).getMessage());
  }

  @Test
  void aCommandMayHaveSeveralLines() throws IOException {
    String list = "orch list \\\n  -o json";
    String file = "cat > f <<'END'\n\n# not a comment\nEND";
    String choice = "if true; then\n  echo 'a\nb'\nfi";
    Page page =
        page("Text\n```sh\n# a comment\n\n" + list + "\n" + file + "\n" + choice + "\n```\n");
    assertEquals(List.of(list, file, choice), page.steps().stream().map(Step::command).toList());
    assertEquals(List.of(5, 7, 11), page.steps().stream().map(Step::line).toList());
    assertNull(page.steps().get(0).shown());
  }

  @Test
  void theOutputIsBelowTheCommand() throws IOException {
    Page page = page("```console\n$ one \\\n    two\nout\n  exit 5 (not found)\n$ three\n```\n");
    assertEquals(List.of("out", "  exit 5 (not found)"), page.steps().get(0).shown());
    assertEquals(5, page.steps().get(0).exitCode());
    assertEquals(List.of(), page.steps().get(1).shown());
    assertEquals(
        List.of("```console", "$ one \\", "    two", "new", "$ three", "x", "y", "```"),
        Page.rewritten(
            Files.readAllLines(directory.resolve("page.md")),
            page.steps(),
            List.of(List.of("new"), List.of("x", "y"))));
  }

  @Test
  void theExitCodeIsAnnounced() throws IOException {
    Page page =
        page(
            "```sh\na  # exit 5\nb\n```\n```console\n$ c -o json\n{\"exitCode\":12,\"a\":1}\n```\n");
    assertEquals(List.of(5, 0, 12), page.steps().stream().map(Step::exitCode).toList());
  }

  @Test
  void theAccountIsNeededFromTheMarkOn() throws IOException {
    Page page = page("```sh\na\n```\n<!-- with an account -->\n```sh\nb\n```\n");
    assertEquals(List.of(false, true), page.steps().stream().map(Step::withAccount).toList());
  }

  @Test
  void noBlockIsLeftOutSilently() {
    assertEquals(
        "page.md:2: this block's language is \"bash\", which nobody tests",
        refused("\n```bash\norch\n```\n"));
    assertEquals(
        "page.md:1: this block's language is \"\", which nobody tests",
        refused("```\norch\n```\n"));
    assertEquals("page.md:1: this block has no end", refused("```yaml\na: b\n"));
    assertEquals(
        "page.md:2: a block of commands may not be indented", refused("- a\n  ```sh\n  orch\n"));
    assertEquals(
        "page.md:2: a block of the language console begins with \"$ \"",
        refused("```console\norch\n```\n"));
    assertEquals(
        "page.md:2: this command has no end: cat <<END", refused("```sh\ncat <<END\n```\n"));
  }

  @Test
  void onlyWhatDiffersFromRunToRunIsNotCompared() {
    String table =
        "proc_job_01m87txbyrevab6dxcz11j2f7r  x  2026-11-24T22:30:36.248Z after 1 s, RQ"
            + "0".repeat(32);
    String same =
        "proc_job_01m99txbyrevab6dxcz11j2f7r    x  2027-01-01T00:00:00Z after 21 ms, RQ"
            + "1".repeat(32);
    assertEquals(Steady.text(List.of(table)), Steady.text(List.of(same)));
    assertNotEquals(Steady.text(List.of(table)), Steady.text(List.of(same.replace("x", "y"))));
    String first = "a_01m87txbyrevab6dxcz11j2f7r";
    String second = "a_01m99txbyrevab6dxcz11j2f7r";
    assertNotEquals(Steady.text(List.of(first, first)), Steady.text(List.of(first, second)));
    assertNotEquals(Steady.text(List.of("  a")), Steady.text(List.of("    a")));
  }
}
