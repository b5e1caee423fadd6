package orch.completion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import orch.Launched;
import orch.Orch;
import orch.Result;
import orch.cli.complete.Shell;
import orch.completion.Vectors.Vector;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The engine of orch and that of the scripts give the same candidates, and the scripts are new. */
class CompletionTest {
  private static final boolean WRITE = "write".equals(System.getProperty("orch.golden"));

  private Path home;
  private Orch orch;

  @BeforeEach
  void machine(@TempDir Path directory) throws IOException {
    home = directory;
    orch = new Orch(directory);
    Vectors.prepare(directory);
  }

  private static String[] joined(String first, List<String> words) {
    return Orch.joined(new String[] {first}, words.toArray(String[]::new));
  }

  private static int directive(Vector vector) {
    if (!vector.directories().isEmpty()) {
      return 16;
    }
    int base = vector.files().isEmpty() ? 4 : 0;
    return base + (vector.noSpace() ? 2 : 0);
  }

  private static void check(Vector vector, List<String> answer) {
    List<String> words = answer.subList(0, answer.size() - 1);
    assertEquals(vector.expect(), words.stream().map(word -> word.split("\t", 2)[0]).toList());
    String last = answer.get(answer.size() - 1).split("\t", 2)[0];
    // Whether the order is kept depends on the kind of candidates.
    assertEquals(directive(vector), Integer.parseInt(last.substring(1)) & ~32, last);
  }

  @TestFactory
  Stream<DynamicTest> orchItselfGivesTheCandidates() {
    return Vectors.all().stream()
        .map(
            vector ->
                DynamicTest.dynamicTest(
                    vector.toString(),
                    () -> {
                      Result answer = orch.run(joined("__complete", vector.words())).exits(0);
                      answer.saysOnly("");
                      check(vector, answer.out().lines().toList());
                    }));
  }

  @TestFactory
  Stream<DynamicTest> theEngineOfTheScriptsGivesTheCandidates() {
    return Vectors.all().stream()
        .map(
            vector ->
                DynamicTest.dynamicTest(
                    vector.toString(),
                    () -> check(vector, new ScriptEngine(home).answer(vector.words()))));
  }

  private String script(Shell shell) {
    return orch.run("completion", shell.toString()).exits(0).out();
  }

  @TestFactory
  Stream<DynamicTest> theScriptsInCompletionsAreThoseOfTheCode() {
    return Stream.of(Shell.values())
        .map(
            shell ->
                DynamicTest.dynamicTest(
                    shell.toString(),
                    () -> {
                      Path file = Launched.CHECKOUT.resolve("completions").resolve(shell.file());
                      String wanted = script(shell);
                      if (WRITE) {
                        Files.createDirectories(file.getParent());
                        Files.writeString(file, wanted);
                        throw new AssertionError(file + " is written; run without -Dorch.golden");
                      }
                      assertEquals(
                          wanted,
                          Files.exists(file) ? Files.readString(file) : "",
                          file
                              + " is stale; to write it: mvn test -Dtest=CompletionTest"
                              + " -Dorch.golden=write");
                    }));
  }

  /** PowerShell's own engine is not run here, but it reads the same table. */
  @Test
  void everyScriptHasTheSameTable() {
    String table = Shell.BASH.table(script(Shell.BASH));
    assertTrue(table.startsWith("O\t*\t-p --profile\t"), table);
    for (Shell shell : Shell.values()) {
      assertEquals(table, shell.table(script(shell)), shell::toString);
    }
  }

  @Test
  void theScriptsRunNothingThatTheyRead() {
    for (Shell shell : Shell.values()) {
      String script = script(shell).replace(Shell.BASH.table(script(Shell.BASH)), "");
      for (String word :
          List.of("eval ", "compgen", "Invoke-Expression", "iex ", "COMP_WORDBREAKS=")) {
        assertEquals(-1, script.indexOf(word), shell + " " + word);
      }
    }
  }

  @Test
  void descriptionsCanBeLeftOut() {
    orch.run("__complete", "config", "li").exits(0).prints("list\tList configurations\n:4\n");
    orch.run("__completeNoDesc", "config", "li").exits(0).prints("list\n:4\n");
  }
}
