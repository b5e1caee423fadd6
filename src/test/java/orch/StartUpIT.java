package orch;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The cost of start-up, counted in classes, because times depend on how busy the machine is. It
 * counts all loaded classes, and the classes missing in the class-data archive, which are read,
 * verified and linked one by one. If a count grows, check whether the command loads classes that it
 * does not need. If it needs them, {@code src/train/run} rewrites the list.
 */
class StartUpIT {
  /**
   * The Java of the class list. Others have some classes more, and make more of them at run time.
   */
  private static final int TRAINED_ON = 17;

  private Path log;
  private Launched machine;

  @BeforeEach
  void machine(@TempDir Path directory) {
    machine = new Launched(directory);
    log = directory.resolve("classes.log");
  }

  private void loads(int all, int outsideTheArchive, String command) throws Exception {
    if (Runtime.version().feature() == TRAINED_ON) {
      loadsAtMost(all, outsideTheArchive, command);
    } else {
      loadsAtMost(all + all / 10, outsideTheArchive * 4, command);
    }
  }

  private void loadsAtMost(int all, int outsideTheArchive, String command) throws Exception {
    machine
        .shell("ORCH_JAVA_OPTS=-Xlog:class+load:file=" + log + " orch " + command + " > out.txt")
        .exits(0);
    List<String> loaded = Files.readAllLines(log);
    List<String> outside =
        loaded.stream().filter(line -> !line.contains("shared objects file")).toList();
    assertTrue(
        outside.size() <= outsideTheArchive,
        () -> outside.size() + " classes are not in the archive:\n" + String.join("\n", outside));
    assertTrue(loaded.size() <= all, () -> loaded.size() + " classes instead of " + all);
  }

  @Test
  void version() throws Exception {
    // It runs without orch's archive, so these classes come from the jar.
    loads(560, 6, "--version");
  }

  @Test
  void help() throws Exception {
    loads(1100, 8, "--help");
  }

  @Test
  void create() throws Exception {
    loads(
        2795,
        65,
        "-p local config create --name n --description d --grouping profile --memory-store mem_store_x");
  }

  @Test
  void waiting() throws Exception {
    machine
        .shell(
            "orch -p local config create --name n --description d --grouping profile --memory-store mem_store_x")
        .exits(0);
    loads(2700, 75, "-p local config wait --last --progress none");
  }

  @Test
  void yamlSqliteJqAndTheTerminalAreLoadedOnlyWhereTheyAreUsed() throws Exception {
    machine
        .shell(
            "ORCH_JAVA_OPTS=-Xlog:class+load:file="
                + log
                + " orch --base-url http://127.0.0.1:1 --max-retries 0 -p local config list")
        .exits(12);
    for (String room :
        List.of("org.yaml", "org.sqlite", "org.jline", "net.thisptr", "org.joni", "org.jcodings")) {
      assertTrue(
          Files.readAllLines(log).stream().noneMatch(line -> line.contains(" " + room)), room);
    }
  }

  @Test
  void postgresqlIsLoadedForItsUrlAlone() throws Exception {
    machine
        .shell("ORCH_JAVA_OPTS=-Xlog:class+load:file=" + log + " orch -p local config list")
        .exits(0);
    List<String> loaded = Files.readAllLines(log);
    assertTrue(loaded.stream().anyMatch(line -> line.contains("orch.server.store.FileDatabase")));
    for (String room : List.of("org.postgresql", "orch.server.store.Postgres")) {
      assertTrue(loaded.stream().noneMatch(line -> line.contains(" " + room)), room);
    }
  }
}
