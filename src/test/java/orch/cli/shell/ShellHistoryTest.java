package orch.cli.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShellHistoryTest {
  private ShellLines shell;
  private Path file;

  @BeforeEach
  void machine(@TempDir Path home) {
    shell = new ShellLines(home, Map.of());
    file = home.resolve(".local/state/orch").resolve(History.FILE);
  }

  private History history() {
    return new History(shell.host());
  }

  @Test
  void onlyTheOwnerReadsTheFile() throws Exception {
    history().add("config list");
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
  }

  @Test
  void linesComeBackAsTheyWere() throws Exception {
    List<String> lines = List.of("a \\\n b", "'x\ny'", "c:\\new", "ü\r");
    for (String line : lines) {
      history().add(line);
    }
    assertEquals(lines, history().read());
  }

  @Test
  void theFileStaysBounded() throws Exception {
    History history = history();
    for (int i = 1; i <= 2500; i++) {
      history.add("line " + i);
    }
    List<String> read = history().read();
    assertEquals(History.KEPT, read.size());
    assertEquals("line 2500", read.get(read.size() - 1));
    assertTrue(Files.readAllLines(file).size() <= History.KEPT + 200);
  }

  /** Several shells at once: each with a history of its own, also while one shortens the file. */
  @Test
  void shellsKeepEachOthersLines() throws Exception {
    Set<String> wanted = new TreeSet<>();
    ExecutorService shells = Executors.newFixedThreadPool(4);
    try {
      List<Future<?>> all = new ArrayList<>();
      for (int shellNumber = 0; shellNumber < 4; shellNumber++) {
        int number = shellNumber;
        for (int i = 0; i < 50; i++) {
          wanted.add(number + " " + i);
        }
        all.add(
            shells.submit(
                () -> {
                  History history = history();
                  for (int i = 0; i < 50; i++) {
                    history.add(number + " " + i);
                  }
                  return number;
                }));
      }
      for (Future<?> each : all) {
        each.get();
      }
    } finally {
      shells.shutdownNow();
    }
    assertEquals(wanted, new TreeSet<>(history().read()));
  }
}
