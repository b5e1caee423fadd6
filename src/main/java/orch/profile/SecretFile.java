package orch.profile;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import orch.file.OpenPlace;
import orch.file.OwnerOnly;
import orch.file.RegularFile;
import orch.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * The credentials file, which only its owner can read. Its writers hold the {@link SettingsLock}.
 */
final class SecretFile implements SecretStore {
  private final Path path;
  private boolean isReadOnce;
  private @Nullable ObjectNode read;

  SecretFile(Path path) {
    this.path = path;
  }

  /** The same file for many readers, which is read once. */
  SecretFile readOnce() {
    isReadOnce = true;
    return this;
  }

  Path path() {
    return path;
  }

  /**
   * {@inheritDoc}
   *
   * @throws NoCredentialsException when others can read or change the file
   */
  @Override
  public Optional<String> get(String entry) {
    return Optional.of(known().path(entry).asText("")).filter(secret -> !secret.isEmpty());
  }

  private synchronized ObjectNode known() {
    if (!isReadOnce) {
      return all();
    }
    if (read == null) {
      read = all();
    }
    return read;
  }

  @Override
  public boolean put(String entry, String secret) {
    write(all().put(entry, secret));
    return true;
  }

  /**
   * {@inheritDoc}
   *
   * <p>A file that others can read or change is not touched, so that the user notices its mode.
   */
  @Override
  public boolean remove(String entry) {
    if (isOpenToOthers()) {
      return false;
    }
    ObjectNode all = all();
    if (all.remove(entry) != null) {
      write(all);
    }
    return true;
  }

  /**
   * Removes all entries but these, and the temporary file of an interrupted write. A file that
   * others can read or change is not touched.
   *
   * @return the entries that were removed
   */
  List<String> keepOnly(Set<String> entries) {
    try {
      PrivateFile.removeUnfinished(path);
    } catch (IOException e) {
      throw new SettingsFileException(path, "written", e);
    }
    if (isOpenToOthers()) {
      return List.of();
    }
    List<String> others = new ArrayList<>();
    ObjectNode all = all();
    all.fieldNames().forEachRemaining(others::add);
    others.removeAll(entries);
    if (!others.isEmpty()) {
      write(all.remove(others));
    }
    return others;
  }

  private boolean isOpenToOthers() {
    return modeForOthers().isPresent() || openPlace().isPresent();
  }

  /**
   * The mode of the file when it grants rights to others; empty when it does not, or does not
   * exist.
   */
  private Optional<String> modeForOthers() {
    try {
      return Files.exists(path) ? OwnerOnly.modeForOthers(path) : Optional.empty();
    } catch (IOException e) {
      throw new SettingsFileException(path, "read", e);
    }
  }

  private ObjectNode all() {
    Optional<OpenPlace> open = openPlace();
    if (!Files.exists(path)) {
      refuse(open);
      return Json.object();
    }
    SettingsFile file = SettingsFile.read(path);
    Optional<String> mode = modeForOthers();
    if (mode.isPresent()) {
      throw new NoCredentialsException(
          path + " is accessible to other users (" + mode.get() + "), so its secrets are not used",
          "to close it: chmod 600 " + path + "; replace its secrets, which others may have read");
    }
    refuse(open);
    return file.root();
  }

  private Optional<OpenPlace> openPlace() {
    try {
      return OpenPlace.on(path);
    } catch (IOException e) {
      throw new SettingsFileException(path, "read", e);
    }
  }

  private void refuse(Optional<OpenPlace> open) {
    if (open.isPresent()) {
      throw new NoCredentialsException(
          path + " is not used for secrets: " + open.get().problem(), open.get().remedy());
    }
  }

  private void write(ObjectNode all) {
    try {
      // A link may lead into a repository, from which secrets would be published.
      RegularFile.ownAttributes(path);
      PrivateFile.write(path, Json.pretty(all) + "\n");
    } catch (IOException e) {
      throw new SettingsFileException(path, "written", e);
    }
  }
}
