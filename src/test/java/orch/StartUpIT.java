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

  /** With an AOT cache, Java has all classes of the cache from the beginning. */
  private static final boolean HAS_CACHE = Runtime.version().feature() >= 25;

  /** Java's own archive in place of the cache. */
  private static final String WITHOUT_CACHE =
      " -XX:SharedArchiveFile=" + System.getProperty("java.home") + "/lib/server/classes.jsa";

  private Path log;
  private Launched machine;

  @BeforeEach
  void machine(@TempDir Path directory) {
    machine = new Launched(directory);
    log = directory.resolve("classes.log");
  }

  private void loads(int all, int outsideTheArchive, String command) throws Exception {
    boolean isTrained = Runtime.version().feature() == TRAINED_ON;
    List<String> loaded = loaded(HAS_CACHE ? WITHOUT_CACHE : "", command);
    int most = isTrained ? all : all + all * 12 / 100;
    assertTrue(loaded.size() <= most, () -> loaded.size() + " classes instead of " + most);
    List<String> outside =
        (HAS_CACHE ? loaded("", command) : loaded)
            .stream().filter(line -> !line.contains("shared objects file")).toList();
    assertTrue(
        outside.size() <= (isTrained ? outsideTheArchive : outsideTheArchive * 4),
        () -> outside.size() + " classes are not in the archive:\n" + String.join("\n", outside));
  }

  private List<String> loaded(String options, String command) throws Exception {
    machine
        .shell(
            "ORCH_JAVA_OPTS='-Xlog:class+load:file="
                + log
                + options
                + "' orch "
                + command
                + " > out.txt")
        .exits(0);
    return Files.readAllLines(log);
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
        2830,
        65,
        "-p local config create --name n --description d --grouping profile --memory-store mem_store_x");
  }

  @Test
  void waiting() throws Exception {
    machine
        .shell(
            "orch -p local config create --name n --description d --grouping profile --memory-store mem_store_x")
        .exits(0);
    // With the classes of a create, which every command of the local control plane rehearses.
    loads(2845, 75, "-p local config wait --last --progress none");
  }

  @Test
  void yamlSqliteJqTheTerminalAndLogsAreLoadedOnlyWhereTheyAreUsed() throws Exception {
    machine
        .shell(
            "ORCH_JAVA_OPTS='-Xlog:class+load:file="
                + log
                + (HAS_CACHE ? WITHOUT_CACHE : "")
                + "' orch --base-url http://127.0.0.1:1 --max-retries 0 -p local config list")
        .exits(12);
    for (String room :
        List.of(
            "org.yaml",
            "org.sqlite",
            "org.jline",
            "net.thisptr",
            "org.joni",
            "org.jcodings",
            "java.util.logging")) {
      assertTrue(
          Files.readAllLines(log).stream().noneMatch(line -> line.contains(" " + room)), room);
    }
  }

  @Test
  void postgresqlIsLoadedForItsUrlAlone() throws Exception {
    List<String> loaded = loaded(HAS_CACHE ? WITHOUT_CACHE : "", "-p local config list");
    assertTrue(loaded.stream().anyMatch(line -> line.contains("orch.server.store.FileDatabase")));
    for (String room : List.of("org.postgresql", "orch.server.store.Postgres")) {
      assertTrue(loaded.stream().noneMatch(line -> line.contains(" " + room)), room);
    }
  }
}
