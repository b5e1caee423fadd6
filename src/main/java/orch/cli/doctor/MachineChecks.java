package orch.cli.doctor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import orch.host.Host;

/** The checks of {@code orch doctor} that need no network. */
final class MachineChecks {
  private MachineChecks() {}

  static List<Finding> of(Host host) {
    return List.of(
        Finding.ok("Java", Runtime.version().toString()),
        directory(
            "settings", host.configDirectory(), "XDG_CONFIG_HOME", "profiles cannot be saved"),
        directory("state", host.stateDirectory(), "XDG_STATE_HOME", "writes are not recorded"),
        directory(
            "data",
            host.dataDirectory(),
            "XDG_DATA_HOME",
            "the local control plane cannot save its state"));
  }

  private static Finding directory(
      String check, Path directory, String variable, String consequence) {
    Path existing = directory;
    while (!Files.exists(existing) && existing.getParent() != null) {
      existing = existing.getParent();
    }
    boolean usable = Files.isDirectory(existing) && Files.isWritable(existing);
    return usable
        ? Finding.ok(check, directory.toString())
        : Finding.warning(
            check,
            existing + " cannot be written to, so " + consequence,
            "make it a directory that you can write to, or set " + variable + " to another");
  }
}
