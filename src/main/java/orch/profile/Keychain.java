package orch.profile;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The operating system's keychain, used through its command line program. Secrets are passed
 * through a pipe, because every user can see the arguments of a process.
 */
final class Keychain implements SecretStore {
  /** Long enough for the user to unlock the keychain in a dialog. */
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private static final String SERVICE = "orch";

  private final Programs programs;
  private final Path program;
  private final boolean mac;

  private Keychain(Programs programs, Path program, boolean mac) {
    this.programs = programs;
    this.program = program;
    this.mac = mac;
  }

  /** The keychain of macOS or of the Linux desktop; empty when there is neither. */
  static Optional<SecretStore> of(Programs programs) {
    Optional<SecretStore> mac =
        programs.find("security").map(program -> new Keychain(programs, program, true));
    return mac.isPresent()
        ? mac
        : programs.find("secret-tool").map(program -> new Keychain(programs, program, false));
  }

  @Override
  public Optional<String> get(String entry) {
    Programs.Result found =
        mac
            ? run("", "find-generic-password", "-a", entry, "-s", SERVICE, "-w")
            : run("", "lookup", "application", SERVICE, "profile", entry);
    return Optional.of(found.output().strip())
        .filter(secret -> found.exit() == 0 && !secret.isEmpty());
  }

  @Override
  public boolean put(String entry, String secret) {
    if (mac) {
      String hex = HexFormat.of().formatHex(secret.getBytes(StandardCharsets.UTF_8));
      run("add-generic-password -U -a " + entry + " -s " + SERVICE + " -X " + hex + "\n", "-i");
    } else {
      String label = "--label=orch profile " + entry;
      run(secret, "store", label, "application", SERVICE, "profile", entry);
    }
    // In some versions, the exit code of either program is wrong, so the secret is read back.
    return get(entry).filter(secret::equals).isPresent();
  }

  @Override
  public boolean remove(String entry) {
    Programs.Result removed =
        mac
            ? run("", "delete-generic-password", "-a", entry, "-s", SERVICE)
            : run("", "clear", "application", SERVICE, "profile", entry);
    return removed.exit() == 0;
  }

  private Programs.Result run(String input, String... arguments) {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(List.of(arguments));
    return programs.run(new Programs.Task(command, input, LIMIT));
  }
}
