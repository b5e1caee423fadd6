package orch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnJre;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;

/**
 * The number of instructions that the start of a command takes, counted by valgrind with the JVM's
 * interpreter alone. Repeated counts differ by less than 0.1 %, unlike times. The bounds are 5 %
 * above the counts with Java 17.
 */
@EnabledOnJre(JRE.JAVA_17)
class InstructionsIT {
  private static final Pattern COUNT = Pattern.compile("I +refs: +([0-9,]+)");

  @TempDir private Path home;

  private void takes(int millions, String... args) throws Exception {
    Path lib = Launched.CHECKOUT.resolve("target/orch/lib");
    List<String> command = new ArrayList<>();
    command.addAll(List.of("valgrind", "--tool=cachegrind", "--cache-sim=no"));
    command.addAll(List.of("--smc-check=all-non-file", "--cachegrind-out-file=/dev/null"));
    command.addAll(List.of(System.getProperty("java.home") + "/bin/java", "-Xint"));
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:-UsePerfData", "-Xlog:disable"));
    // Like the launcher, which uses Java's own archive for --version.
    if (!List.of(args).equals(List.of("--version"))) {
      command.add("-XX:SharedArchiveFile=" + lib.resolve("orch.jsa"));
    }
    command.add("-jar");
    command.add(lib.resolve("orch.jar").toString());
    command.addAll(List.of(args));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("HOME", home.toString());
    builder.environment().put("TWILIO_ACCOUNT_SID", "AC00000000000000000000000000000000");
    builder.environment().put("TWILIO_AUTH_TOKEN", "obviously-fake-token");
    Process process = builder.start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), said);
    Matcher count = COUNT.matcher(said);
    assertTrue(count.find(), said);
    long instructions = Long.parseLong(count.group(1).replace(",", ""));
    assertTrue(
        instructions <= millions * 1_000_000L,
        () -> instructions + " instructions instead of " + millions + " million");
  }

  @Test
  void version() throws Exception {
    takes(97, "--version");
  }

  @Test
  void help() throws Exception {
    takes(490, "--help");
  }

  @Test
  void create() throws Exception {
    String[] words = {"config", "create", "--dry-run", "--name", "n", "--description", "d"};
    String[] more = {"--grouping", "profile", "--memory-store", "mem_store_x"};
    takes(413, Orch.joined(words, more));
  }
}
