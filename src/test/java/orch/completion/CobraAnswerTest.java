package orch.completion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.AbstractMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import orch.FakeTime;
import orch.Orch;
import orch.cli.complete.CobraAnswer;
import orch.cli.complete.CompletionTable;
import orch.cli.complete.Shell;
import orch.host.Host;
import orch.term.Terminal;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** {@code orch __complete} answers in time, also when a file hangs. */
class CobraAnswerTest {
  private static final List<String> WORDS = List.of("-p", "local", "config", "get", "");

  @TempDir private Path home;

  @Test
  void aPipeIsNoFileOfNamesAndNoSettings() throws Exception {
    for (String name : List.of(".cache/orch/names/profile-local", ".config/orch/config.yaml")) {
      Files.createDirectories(Objects.requireNonNull(home.resolve(name).getParent()));
      pipe(home.resolve(name));
    }
    new Orch(home)
        .run("__complete", "-p", "local", "config", "get", "")
        .saysOnly("")
        .prints(":4\n");
    new Orch(home).run("__complete", "-p", "").exits(0).saysOnly("").says("");
  }

  private static void pipe(Path file) throws Exception {
    assertEquals(0, new ProcessBuilder("mkfifo", file.toString()).start().waitFor());
  }

  /** The table in the script of PowerShell, which is not run here, read by orch's own search. */
  @TestFactory
  Stream<DynamicTest> theTableOfPowerShellGivesTheCandidates() throws IOException {
    Vectors.prepare(home);
    String script = new Orch(home).run("completion", "pwsh").exits(0).out();
    CompletionTable table = CompletionTable.parse(Shell.PWSH.table(script));
    return Vectors.all().stream()
        .map(
            vector ->
                DynamicTest.dynamicTest(
                    vector.toString(),
                    () -> {
                      ByteArrayOutputStream out = new ByteArrayOutputStream();
                      Host host = host(Map.of(), out, out);
                      new CobraAnswer(host, () -> table).print(vector.words(), false);
                      List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
                      assertEquals(vector.expect(), lines.subList(0, lines.size() - 1));
                    }));
  }

  /** Reading the environment stands for reading a file; this one never ends. */
  @Test
  void theSearchEndsAtItsDeadline() {
    CountDownLatch never = new CountDownLatch(1);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    CompletionTable table =
        CompletionTable.parse(
            Shell.BASH.table(new Orch(home).run("completion", "bash").exits(0).out()));
    Host host = host(new Hanging(never), out, err);
    long start = System.nanoTime();
    int code = new CobraAnswer(host, () -> table).print(WORDS, true);
    long millis = (System.nanoTime() - start) / 1_000_000;
    never.countDown();
    assertEquals("0 :1\n", code + " " + out.toString(StandardCharsets.UTF_8));
    assertEquals("", err.toString(StandardCharsets.UTF_8));
    assertTrue(millis >= 290 && millis < 2000, millis + " ms");
  }

  private Host host(
      Map<String, String> environment, ByteArrayOutputStream out, ByteArrayOutputStream err) {
    Terminal terminal =
        new Terminal(InputStream.nullInputStream(), stream(out), stream(err), Set.of());
    FakeTime time = new FakeTime();
    return new Host(
        environment,
        Map.of(),
        home,
        home,
        terminal,
        time,
        time,
        time,
        new Random(1),
        Optional::empty);
  }

  private static PrintStream stream(ByteArrayOutputStream to) {
    return new PrintStream(to, true, StandardCharsets.UTF_8);
  }

  private static final class Hanging extends AbstractMap<String, String> {
    private final CountDownLatch end;

    Hanging(CountDownLatch end) {
      this.end = end;
    }

    @Override
    public Set<Entry<String, String>> entrySet() {
      try {
        end.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return Set.of();
    }
  }
}
