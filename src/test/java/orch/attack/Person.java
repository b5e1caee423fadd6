package orch.attack;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import orch.Launched;
import orch.Orch;
import orch.Result;

/**
 * A user with a separate home who runs one write, sees it killed, and then runs the commands that
 * orch advises, as printed.
 */
final class Person {
  private static final String BIN = Launched.CHECKOUT.resolve("bin/orch").toString();
  private static final Pattern ADVICE =
      Pattern.compile("orch [^;\\n]*config resume ([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})");

  private final Launched machine;
  private final String[] account;
  private final String[] write;

  /**
   * @param write the arguments of the write, after {@code orch config}
   */
  Person(Path home, URI url, List<String> write) throws IOException {
    Files.createDirectories(home);
    this.machine = new Launched(home);
    this.account = new String[] {"-p", "local", "--base-url", url.toString(), "config"};
    this.write = Orch.joined(account, write.toArray(String[]::new));
  }

  /** Starts the write. */
  Launched.Running start() throws IOException {
    return machine.start(BIN, write);
  }

  Result end(Launched.Running running) throws IOException, InterruptedException {
    return machine.end(running);
  }

  /** Kills the write with SIGKILL, so that it cannot print anything. */
  static void kill(Launched.Running running) throws InterruptedException {
    running.process().destroyForcibly();
    running.process().waitFor();
  }

  private Result last() throws IOException, InterruptedException {
    return machine.orch(Orch.joined(account, "status", "--last"));
  }

  /**
   * Finds out the outcome of the write, and completes it.
   *
   * @param again whether to repeat the same command first, as most users do
   */
  void settle(boolean again) throws IOException, InterruptedException {
    Result last = last();
    if (last.exit() == 0) {
      // The write was accepted: the journal knows the operation.
      return;
    }
    Matcher advice = ADVICE.matcher(last.err());
    if (!advice.find()) {
      last.says("the journal has no operation");
      machine.orch(write).exits(0);
    } else if (again) {
      repeat(advice.group(1));
    } else {
      machine.shell(advice.group()).exits(0);
    }
    last().exits(0);
  }

  /** Repeats the command, which settles the write or says which command does. */
  private void repeat(String key) throws IOException, InterruptedException {
    Result repeated = machine.orch(write);
    assertTrue(repeated.err().contains(key), () -> "the open write is not named: " + repeated);
    if (repeated.exit() != 0) {
      Matcher advice = ADVICE.matcher(repeated.err());
      assertTrue(advice.find(), () -> "there is no advice in: " + repeated);
      machine.shell(advice.group()).exits(0);
    }
  }
}
