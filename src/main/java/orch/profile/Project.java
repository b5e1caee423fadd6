package orch.profile;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import orch.network.BadConnectionException;

/**
 * What the file {@code .orch.yaml} of a project says.
 *
 * @param profile the name of the profile to use; empty for none
 * @param defaults values for options, by long name
 */
public record Project(Path file, String profile, Map<String, String> defaults) {
  private static final String NAME = ".orch.yaml";
  private static final String PROFILE = "profile";
  private static final String DEFAULTS = "defaults";

  /**
   * Looks upwards from a directory, as far as the home or the top of a Git working tree; outside of
   * both only in the directory itself, for above it anybody's file may be.
   *
   * @throws BadConnectionException when the file is not as it should be; the message names the line
   * @throws SettingsFileException when it cannot be read
   */
  static Optional<Project> find(Path directory, Path home) {
    for (Path place : places(directory, home)) {
      Path file = place.resolve(NAME);
      // Also a broken link is an error: without the file, commands would use another account.
      if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
        return Optional.of(read(file));
      }
    }
    return Optional.empty();
  }

  private static List<Path> places(Path directory, Path home) {
    List<Path> upwards = new ArrayList<>();
    for (Path at = directory; at != null; at = at.getParent()) {
      upwards.add(at);
      if (at.equals(home) || Files.exists(at.resolve(".git"))) {
        return upwards;
      }
    }
    return List.of(directory);
  }

  private static Project read(Path file) {
    SettingsFile settings = SettingsFile.read(file);
    settings.object("", List.of(PROFILE, DEFAULTS));
    return new Project(file, settings.text("/" + PROFILE), Defaults.in(settings, "/" + DEFAULTS));
  }
}
