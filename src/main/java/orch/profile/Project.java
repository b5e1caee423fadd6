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
 * The settings of a project, from its file {@code .orch.yaml}.
 *
 * @param profile the name of the profile to use; empty when the file names none
 * @param defaults default values of options, by long name
 */
public record Project(Path file, String profile, Map<String, DefaultValue> defaults) {
  /** The name of the file. */
  public static final String NAME = ".orch.yaml";

  private static final String PROFILE = "profile";
  private static final String DEFAULTS = "defaults";

  /**
   * Searches for the file in a directory and its parents, up to the home directory or the top of a
   * Git working tree. Outside of both, only the directory itself is searched, because the file
   * above it may be another user's.
   *
   * @throws BadConnectionException when the file is invalid; the message names the line
   * @throws SettingsFileException when the file cannot be read
   */
  static Optional<Project> find(Path directory, Path home) {
    return file(directory, home).map(Project::read);
  }

  /** Searches for the file as {@link #find} does, and does not read it. */
  public static Optional<Path> file(Path directory, Path home) {
    for (Path place : places(directory, home)) {
      Path file = place.resolve(NAME);
      // A broken link is an error too: without the file, commands could use another account.
      if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
        return Optional.of(file);
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
    String at = "/" + DEFAULTS;
    return new Project(
        file,
        settings.text("/" + PROFILE),
        DefaultValue.all(settings.object(at), new DefaultValue.Owner(""), file, at));
  }
}
