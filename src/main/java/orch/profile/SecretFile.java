package orch.profile;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import orch.json.Json;

/** A file of secrets that only its owner may read. */
final class SecretFile implements SecretStore {
  private final Path path;

  SecretFile(Path path) {
    this.path = path;
  }

  Path path() {
    return path;
  }

  /**
   * {@inheritDoc}
   *
   * @throws NoCredentials when others can read or change the file
   */
  @Override
  public Optional<String> get(String profile) {
    return Optional.of(all().path(profile).asText("")).filter(secret -> !secret.isEmpty());
  }

  @Override
  public boolean put(String profile, String secret) {
    write(all().put(profile, secret));
    return true;
  }

  @Override
  public boolean remove(String profile) {
    ObjectNode all = all();
    if (all.remove(profile) != null) {
      write(all);
    }
    return true;
  }

  private ObjectNode all() {
    if (!Files.exists(path)) {
      return Json.object();
    }
    try {
      Optional<String> mode = PrivateFile.modeForOthers(path);
      if (mode.isPresent()) {
        throw new NoCredentials(
            path + " is open to others (" + mode.get() + "), so its secrets are not used",
            "close it, and consider its secrets known: chmod 600 " + path);
      }
    } catch (IOException e) {
      throw new BadConnection(path + " cannot be read (" + e.getClass().getSimpleName() + ")");
    }
    return SettingsFile.read(path).root();
  }

  private void write(ObjectNode all) {
    try {
      PrivateFile.write(path, Json.pretty(all) + "\n");
    } catch (IOException e) {
      throw new BadConnection(path + " cannot be written: " + e.getMessage());
    }
  }
}
