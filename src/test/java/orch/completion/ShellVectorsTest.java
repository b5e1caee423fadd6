package orch.completion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import orch.cli.shell.ShellLines;
import orch.completion.Vectors.Vector;
import orch.term.LineSyntax;
import orch.term.LineSyntax.Candidate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The shell of orch gives the candidates of the other shells, and its own words. */
class ShellVectorsTest {
  private Path home;
  private LineSyntax syntax;

  @BeforeEach
  void machine(@TempDir Path directory) throws IOException {
    home = directory;
    Vectors.prepare(directory);
    syntax = new ShellLines(directory).syntax();
  }

  @TestFactory
  Stream<DynamicTest> theCandidatesAreThoseOfTheOtherShells() {
    return Vectors.all().stream()
        .map(vector -> DynamicTest.dynamicTest(vector.toString(), () -> check(vector)));
  }

  private void check(Vector vector) {
    List<Candidate> found = syntax.candidates(vector.line());
    List<String> wanted = new ArrayList<>(vector.expect());
    wanted.addAll(vector.files());
    vector.directories().forEach(name -> wanted.add(name + "/"));
    assertEquals(wanted, found.stream().map(Candidate::label).toList());
    for (Candidate candidate : found) {
      boolean isWhole = !vector.noSpace() && vector.directories().isEmpty();
      assertEquals(isWhole, candidate.isWhole(), candidate::toString);
      assertEquals(completed(vector, candidate), typed(vector, candidate));
    }
    assertFalse(Files.exists(home.resolve("x")), "$(touch x) was run");
  }

  /** The words of the line when its last one has become the candidate. */
  private static List<String> completed(Vector vector, Candidate candidate) {
    List<String> words = new ArrayList<>(vector.words());
    words.set(words.size() - 1, candidate.word());
    words.add(0, "orch");
    return words;
  }

  /** The same as the shell reads them, after the editor has put the candidate into the line. */
  private List<String> typed(Vector vector, Candidate candidate) {
    LineSyntax.Word word = syntax.word(vector.line());
    String text = syntax.quoted(candidate.word(), candidate.isWhole(), word.quote());
    return ShellLines.words(vector.line().substring(0, word.start()) + text);
  }

  private List<String> after(String line) {
    return syntax.candidates(line).stream().map(Candidate::word).toList();
  }

  @TestFactory
  Stream<DynamicTest> theWordsOfTheShellItselfAreOffered() {
    return Stream.of(
            List.of("se", "set"),
            List.of("un", "uninstall", "unset", "unalias"),
            List.of("use o", "other.one"),
            List.of("set outp", "output"),
            List.of("set output js", "json", "jsonl"),
            List.of("set progress pl", "plain"),
            List.of("!config li"),
            List.of("exit "),
            List.of("whoami\nconfig li", "list"),
            List.of("config list # conf"))
        .map(
            line ->
                DynamicTest.dynamicTest(
                    line.get(0),
                    () -> assertEquals(line.subList(1, line.size()), after(line.get(0)))));
  }
}
