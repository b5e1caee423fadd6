package orch.cli.help;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import orch.cli.app.App;
import orch.host.Host;
import orch.network.BadConnectionException;
import orch.profile.Project;
import orch.profile.SettingsFileException;

/** The files that orch itself reads and writes on this machine. */
final class OwnFiles {
  private OwnFiles() {}

  /** Lists the files, what each is for, and whether it may be deleted. */
  static String table(App app, HelpLayout layout) {
    Host host = app.host();
    Map<String, String> files = new LinkedHashMap<>();
    files.put(
        shown(app.sources().profilesPath(), host),
        "profiles, without their secrets. Deleting it removes all profiles.");
    files.put(
        shown(app.sources().secrets().file(), host),
        "secrets of profiles, on a machine without a keychain. Once it is deleted, each"
            + " profile needs its secret again (orch profile set NAME --new-secret).");
    files.put(project(app), "profile and default values of a project. It belongs to the project.");
    files.put(
        shown(app.localDatabase(), host),
        "state of the local control plane. May be deleted, together with its -wal and -shm,"
            + " while no command uses it; the local configurations are gone then.");
    files.put(
        shown(host.stateDirectory().resolve("journal"), host) + "/",
        "every write before it is sent, and its outcome, for at least 30 days. Keep it: it is"
            + " needed to settle a write that was interrupted.");
    files.put(
        shown(host.stateDirectory().resolve("locks"), host) + "/",
        "locks between commands. May be deleted while no command runs.");
    files.put(
        shown(host.stateDirectory().resolve("runs"), host) + "/",
        "idempotency keys that the jobs of this machine in CI have used. May be deleted.");
    files.put(
        shown(host.configDirectory().resolve("aliases"), host),
        "aliases of orch shell, a line for each. Deleting it removes them.");
    files.put(
        shown(host.stateDirectory().resolve("shell-history"), host),
        "lines that were typed in orch shell. May be deleted.");
    files.put(
        shown(host.cacheDirectory().resolve("names"), host) + "/",
        "names that completion offers. May be deleted.");
    return layout.terms(files);
  }

  /** The project file in use, if it can be read, else its name. */
  private static String project(App app) {
    try {
      return app.sources()
          .project()
          .map(Project::file)
          .map(file -> shown(file, app.host()))
          .orElse(Project.NAME);
    } catch (BadConnectionException | SettingsFileException e) {
      return Project.NAME;
    }
  }

  /** The path, with ~ for the home directory. */
  private static String shown(Path file, Host host) {
    return file.startsWith(host.home()) ? "~/" + host.home().relativize(file) : file.toString();
  }
}
