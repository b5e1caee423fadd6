package orch.completion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
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
  /** Those of Debian, of Fedora, of macOS and the BSDs, and of Alpine. */
  private static final List<String> AWKS =
      List.of("awk", "mawk", "gawk", "original-awk", "busybox awk");

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
    return AWKS.stream()
        .filter(CompletionTest::isInstalled)
        .flatMap(awk -> Vectors.all().stream().map(vector -> engineTest(awk, vector)));
  }

  private DynamicTest engineTest(String awk, Vector vector) {
    return DynamicTest.dynamicTest(
        awk + ": " + vector,
        () -> check(vector, new ScriptEngine(home).by(awk).answer(vector.words())));
  }

  private static boolean isInstalled(String awk) {
    String program = awk.split(" ", 2)[0];
    return Stream.of(System.getenv("PATH").split(":", -1))
        .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
  }

  /**
   * A list that nobody would read is cut, and the shells still insert no more than what all
   * candidates share.
   */
  @Test
  void tenThousandNamesAreCut() throws Exception {
    StringBuilder names = new StringBuilder();
    for (int i = 0; i < 10_000; i++) {
      String name = String.format(Locale.ROOT, "%s line %05d", i < 9000 ? "support" : "sales", i);
      names.append("configuration\tconv_configuration_").append(i).append('\t').append(name);
      names.append(i % 100 == 1 ? "\nconfiguration\ttwin" + i + "\t" + name : "").append('\n');
    }
    Files.writeString(home.resolve(".cache/orch/names/profile-local"), names);
    // The one that stands for the others comes last, if one shares less than the first 500 do.
    checkCut("", 501, "conv_configuration_0");
    checkCut("s", 501, "sales line 09000");
    checkCut("support line 0", 501, "support line 01000");
    checkCut("support line 08", 500, "support line 08505");
    checkCut("support line 085", 99, "support line 08599");
    checkCut("conv_", 500, "conv_configuration_499");
  }

  private void checkCut(String begin, int count, String last) throws Exception {
    List<String> words = List.of("-p", "local", "config", "get", begin);
    List<String> found = plain(orch.run(joined("__complete", words)).out());
    // The last line of the answer is the directive.
    assertEquals(count, found.size() - 1, begin);
    assertEquals(last, found.get(count - 1), begin);
    for (String awk : AWKS.stream().filter(CompletionTest::isInstalled).toList()) {
      List<String> answer = new ScriptEngine(home).by(awk).answer(words);
      assertEquals(found, plain(String.join("\n", answer)), awk + " " + begin);
    }
  }

  private static List<String> plain(String answer) {
    return answer.lines().map(line -> line.split("\t", 2)[0]).toList();
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
