package orch.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramsTest {
  private static final Duration LONG = Duration.ofSeconds(30);

  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private Path directory;

  @BeforeEach
  void directory(@TempDir Path place) {
    directory = place;
  }

  private Programs programs(Map<String, String> environment) {
    return new Programs(environment, directory, err);
  }

  private static Programs.Task shell(String script, String input, Duration limit) {
    return new Programs.Task(List.of("/bin/sh", "-c", script), input, limit);
  }

  @Test
  void aProgramGetsTheEnvironmentTheDirectoryAndTheInput() {
    Programs.Result result =
        programs(Map.of("GREETING", "hello", "PATH", "/usr/bin:/bin"))
            .run(shell("echo $GREETING $HOME; pwd; cat; echo noise >&2; exit 3", "in", LONG));
    assertEquals(3, result.exit());
    assertEquals("hello\n" + directory + "\nin", result.output());
    assertEquals("", err.toString(StandardCharsets.UTF_8));
    assertEquals("exit 3", result.toString());
  }

  @Test
  void whoTalksToThePersonIsHeard() {
    Programs.Result result =
        programs(Map.of()).runWithMessages(shell("echo touch your key >&2", "", LONG));
    assertEquals(0, result.exit());
    assertEquals("touch your key\n", err.toString(StandardCharsets.UTF_8));
  }

  @Test
  void aProgramThatTakesTooLongIsEndedWithWhatItStarted() throws Exception {
    Programs.Task task =
        shell("sleep 60 & echo $! > child; echo $$ > parent; wait", "", Duration.ofMillis(500));
    assertEquals(-1, programs(Map.of("PATH", "/usr/bin:/bin")).run(task).exit());
    gone("child");
    gone("parent");
  }

  @Test
  void anInterruptEndsTheProgramAndIsKept() throws Exception {
    Thread.currentThread().interrupt();
    Programs.Task task = shell("echo $$ > parent; exec sleep 60", "", LONG);
    assertThrows(
        ProgramInterruptedException.class,
        () -> programs(Map.of("PATH", "/usr/bin:/bin")).run(task));
    assertTrue(Thread.interrupted());
    if (Files.exists(directory.resolve("parent"))) {
      gone("parent");
    }
  }

  /** Waits until the process whose id is in a file has ended. */
  private void gone(String file) throws IOException, InterruptedException {
    String number = Files.readString(directory.resolve(file)).strip();
    Optional<ProcessHandle> handle =
        number.isEmpty() ? Optional.empty() : ProcessHandle.of(Long.parseLong(number));
    for (int i = 0; i < 100 && handle.filter(ProcessHandle::isAlive).isPresent(); i++) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
    assertFalse(handle.filter(ProcessHandle::isAlive).isPresent(), file);
  }

  @Test
  void whatCannotBeStartedHasNoExitCode() {
    Programs.Task task = new Programs.Task(List.of("/nowhere/program"), "", LONG);
    assertEquals(-1, programs(Map.of()).run(task).exit());
  }

  @Test
  void whatAProgramSaidCountsAlthoughItLeavesSomebodyBehind() {
    Programs.Result result =
        programs(Map.of("PATH", "/usr/bin:/bin")).run(shell("sleep 5 & echo said", "", LONG));
    assertEquals("said\n", result.output());
  }

  @Test
  void endlessOutputIsCutOff() {
    Programs.Result result =
        programs(Map.of("PATH", "/usr/bin:/bin")).run(shell("yes", "", Duration.ofSeconds(20)));
    assertTrue(result.output().length() <= 64 << 10, () -> result.output().length() + " bytes");
  }

  @Test
  void aProgramThatDoesNotReadDoesNoHarm() {
    assertEquals(0, programs(Map.of()).run(shell("exit 0", "x".repeat(1 << 20), LONG)).exit());
  }

  @Test
  void onlyWholePathsAreLookedThrough() throws IOException {
    Path program = Files.writeString(directory.resolve("thing"), "#!/bin/sh\n");
    assertEquals(Optional.empty(), programs(Map.of("PATH", directory.toString())).find("thing"));
    assertTrue(program.toFile().setExecutable(true));
    String path = ":.:" + directory + "/nowhere:" + directory;
    assertEquals(Optional.of(program), programs(Map.of("PATH", path)).find("thing"));
    assertEquals(Optional.empty(), programs(Map.of()).find("thing"));
    Path relative = Path.of("").toAbsolutePath().relativize(directory);
    assertEquals(Optional.empty(), programs(Map.of("PATH", relative.toString())).find("thing"));
  }
}
