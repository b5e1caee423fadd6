package orch.cli.write;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import orch.cli.app.Account;
import orch.cli.app.App;
import orch.cli.app.CiMode;
import orch.concurrent.LockWait;
import orch.file.LockFile;
import orch.file.OwnerOnly;
import orch.host.Host;
import orch.json.Json;
import orch.operation.Write;
import org.jspecify.annotations.Nullable;

/**
 * Idempotency keys of the creates of a job in CI. A job that runs again makes the same keys, also
 * on a fresh machine, so that the service answers with the results of the first attempt. The key is
 * made of the run, the job and the step, but not of the attempt; of the account and the request;
 * and of a number, because a job may create the same configuration twice. The numbers that an
 * attempt has used are in a file, which the next attempt does not read.
 *
 * <p>Updates and deletions have random keys: sent twice, they have the same effect, and a key that
 * was used once would keep a job from restoring what it has changed before.
 */
public final class RunKeys {
  private static final Duration KEPT = Duration.ofDays(30);

  /** A job does not create so many equal configurations. */
  private static final int MOST = 10_000;

  private final Account account;
  private final App app;
  private final String run;
  private final String attempt;
  private final Set<UUID> taken = new HashSet<>();

  private RunKeys(Account account, String run, String attempt) {
    this.account = account;
    this.app = account.app();
    this.run = run;
    this.attempt = attempt;
  }

  /** The keys of the run; null outside of CI, and where the service does not name the run. */
  public static @Nullable RunKeys of(Account account) {
    Host host = account.app().host();
    return switch (account.app().ci()) {
      case GITHUB ->
          of(
              account,
              host.variable("GITHUB_RUN_ID"),
              host.variable("GITHUB_RUN_ATTEMPT"),
              List.of(
                  host.variable("GITHUB_SERVER_URL"),
                  host.variable("GITHUB_REPOSITORY"),
                  host.variable("GITHUB_JOB"),
                  host.variable("GITHUB_ACTION")));
      case GITLAB ->
          of(
              account,
              host.variable("CI_PIPELINE_ID"),
              host.variable("CI_JOB_ID"),
              List.of(
                  host.variable("CI_SERVER_URL"),
                  host.variable("CI_PROJECT_ID"),
                  host.variable("CI_JOB_NAME")));
      default -> null;
    };
  }

  private static @Nullable RunKeys of(
      Account account, String id, String attempt, List<String> place) {
    return id.isEmpty()
        ? null
        : new RunKeys(account, id + "\n" + String.join("\n", place), attempt);
  }

  /** Whether the service says that the job has run before. */
  public boolean isRerun() {
    return app.ci() == CiMode.GITHUB && !attempt.isEmpty() && !attempt.equals("1");
  }

  /** Whether a key is one of those that {@link #keyed} has given. */
  synchronized boolean hasGiven(UUID key) {
    return taken.contains(key);
  }

  /** The run in words, for messages. */
  String name() {
    String id = run.substring(0, run.indexOf('\n'));
    return app.ci() == CiMode.GITHUB ? "GitHub run " + id : "GitLab pipeline " + id;
  }

  /**
   * The same write with the next key of the run, which no other command of this attempt gets.
   *
   * @param wait for the lock that keeps two commands from taking the same key
   */
  public synchronized Write keyed(Write write, LockWait wait) throws InterruptedException {
    try {
      Path directory = app.host().stateDirectory().resolve("runs");
      OwnerOnly.createDirectory(directory);
      Path file = directory.resolve(WriteFlags.named(run + "\n" + attempt) + ".keys");
      LockFile.Held lock = new LockFile(directory, "lock").acquire("the keys of the run", wait);
      try {
        if (Files.exists(file)) {
          Files.readAllLines(file).forEach(line -> Write.parseKey(line).ifPresent(taken::add));
        } else {
          forgetOld(directory);
        }
        UUID key = next(write);
        Files.write(
            file,
            (key + "\n").getBytes(StandardCharsets.US_ASCII),
            StandardOpenOption.CREATE,
            StandardOpenOption.APPEND);
        return write.withKey(key);
      } finally {
        lock.close();
      }
    } catch (IOException e) {
      app.messages()
          .warning(
              "the keys of this run cannot be recorded ("
                  + e.getMessage()
                  + "); a second create of the same configuration in this job has no effect");
      return write.withKey(next(write));
    }
  }

  /**
   * The same write with the key that follows an operation which failed. The next attempt finds the
   * same one, in the same way.
   */
  Write after(Write write, String failed) {
    UUID key = WriteFlags.named("run\nafter\n" + failed + "\n" + write.key());
    return write.withKey(key);
  }

  private UUID next(Write write) {
    for (int number = 1; number <= MOST; number++) {
      UUID key = key(write, number);
      if (taken.add(key)) {
        return key;
      }
    }
    return WriteFlags.random(app);
  }

  private UUID key(Write write, int number) {
    return WriteFlags.named(
        String.join(
            "\n",
            "run",
            app.ci().toString(),
            run,
            account.journalAccount(),
            account.journalTarget(),
            write.method() + " " + write.path(),
            Json.compact(write.body()),
            String.valueOf(number)));
  }

  private void forgetOld(Path directory) throws IOException {
    Instant oldest = app.host().clock().instant().minus(KEPT);
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".keys")).toList()) {
        if (Files.getLastModifiedTime(file).toInstant().isBefore(oldest)) {
          Files.deleteIfExists(file);
        }
      }
    }
  }
}
