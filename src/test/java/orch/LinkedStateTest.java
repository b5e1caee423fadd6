package orch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import orch.operation.Write;
import orch.progress.UsualDurations;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Links in the place of orch's own files lead to a file of the user, which stays as it is. */
@Timeout(60)
class LinkedStateTest {
  private static final String PRECIOUS = "do not touch\n";

  private Path home;
  private Path precious;
  private Orch orch;
  private Server server;

  @BeforeEach
  void machine(@TempDir Path directory) throws IOException {
    home = Files.createDirectory(directory.resolve("home"));
    precious = Files.writeString(directory.resolve("precious"), PRECIOUS);
    orch = new Orch(home);
    server = new Server(directory, orch.time());
  }

  @AfterEach
  void close() {
    server.close();
  }

  /** Commands that write all of orch's own files, those of the shell included. */
  private List<Result> useEverything(int round) {
    List<Result> results = new ArrayList<>();
    String[] plain = Orch.PLAIN.clone();
    plain[1] = "n" + round;
    String[] create = Orch.joined(new String[] {"config", "create", "--wait"}, plain);
    results.add(orch.run(server.and(create)));
    results.add(orch.run(server.and("config", "update", "n" + round, "--description", "e")));
    results.add(orch.run(server.and("config", "list")));
    results.add(orch.run(server.and("config", "get", "n" + round)));
    orch.reading("alias x = whoami\nx\nexit\n");
    results.add(orch.run(server.and("shell")));
    orch.reading("");
    return results;
  }

  private List<Path> own() throws IOException {
    List<Path> own = new ArrayList<>();
    for (String directory : new String[] {".local/state/orch", ".cache/orch", ".config/orch"}) {
      if (Files.exists(home.resolve(directory))) {
        try (Stream<Path> files = Files.walk(home.resolve(directory))) {
          files
              .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
              .forEach(own::add);
        }
      }
    }
    return own;
  }

  @Test
  void durationsAreNotAddedThroughALink() throws IOException {
    Path link = Files.createSymbolicLink(home.resolve("durations"), precious);
    new UsualDurations(link).add(Write.Method.POST, Duration.ofSeconds(1));
    assertEquals(PRECIOUS, Files.readString(precious));
  }

  @Test
  void noCommandWritesThroughALink() throws IOException {
    useEverything(1).forEach(result -> result.exits(0));
    List<Path> own = own();
    String names = own.toString();
    for (String name : new String[] {"/journal/", "/locks/", "/names/", "/renewals/"}) {
      assertTrue(names.contains(name), () -> name + " is missing: " + names);
    }
    for (Path file : own) {
      Files.delete(file);
      Files.createSymbolicLink(file, precious);
    }
    List<Result> results = useEverything(2);
    assertEquals(PRECIOUS, Files.readString(precious));
    for (Result result : results) {
      assertTrue(result.exit() == 0 || !result.err().isEmpty(), result::toString);
    }
  }
}
