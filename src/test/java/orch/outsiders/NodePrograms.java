package orch.outsiders;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import orch.Launched;

/** The programs for Node.js that the tests need, in fixed versions. They are installed once. */
final class NodePrograms {
  private static final Path RESOURCES =
      Launched.CHECKOUT.resolve("src/test/resources/outsiders").toAbsolutePath();
  private static final Path PLACE = Launched.CHECKOUT.resolve("target/outsiders").toAbsolutePath();
  private static final long PATIENCE_SECONDS = 300;

  private NodePrograms() {}

  /** A file of this test's resources. */
  static Path resource(String name) {
    return RESOURCES.resolve(name);
  }

  /** Starts a script with Node.js; its output goes to a file. */
  static Process start(Path output, String... command) throws IOException, InterruptedException {
    install();
    return started(output, command);
  }

  /** The path of an installed program. */
  static String program(String name) {
    return PLACE.resolve("node_modules/.bin").resolve(name).toString();
  }

  /** Where the installed packages are. */
  static Path modules() {
    return PLACE.resolve("node_modules");
  }

  /** The path of a directory, as seen from the working directory of the programs. */
  static String relative(Path directory) {
    return PLACE.relativize(directory).toString();
  }

  private static void install() throws IOException, InterruptedException {
    Files.createDirectories(PLACE);
    // Two test JVMs may need the programs at the same time: one installs, the other waits.
    try (FileChannel mutex =
            FileChannel.open(
                PLACE.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock held = mutex.lock()) {
      assertTrue(held.isValid());
      installOnce();
    }
  }

  private static void installOnce() throws IOException, InterruptedException {
    Path lock = PLACE.resolve("package-lock.json");
    Path done = PLACE.resolve("installed.json");
    byte[] wanted = Files.readAllBytes(resource("package-lock.json"));
    if (Files.exists(done) && Arrays.equals(wanted, Files.readAllBytes(done))) {
      return;
    }
    Files.copy(
        resource("package.json"),
        PLACE.resolve("package.json"),
        StandardCopyOption.REPLACE_EXISTING);
    Files.write(lock, wanted);
    Path log = PLACE.resolve("npm.log");
    Process npm =
        started(log, "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--no-progress");
    assertTrue(npm.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), "npm ci takes too long");
    assertEquals(0, npm.exitValue(), () -> "npm ci failed:\n" + text(log));
    Files.write(done, wanted);
  }

  private static Process started(Path output, String... command) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(PLACE.toFile())
            .redirectErrorStream(true)
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectOutput(output.toFile());
    builder.environment().put("NODE_PATH", PLACE.resolve("node_modules").toString());
    return builder.start();
  }

  static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
