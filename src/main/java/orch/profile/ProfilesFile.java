package orch.profile;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import orch.document.YamlText;
import orch.json.JsonPointers;
import orch.network.BadConnectionException;

/** Reads and writes the profiles file, and checks it. */
final class ProfilesFile {
  private static final List<String> STORES =
      List.of(SecretPlace.KEYCHAIN.toString(), SecretPlace.FILE.toString());

  private final Path path;

  ProfilesFile(Path path) {
    this.path = path;
  }

  /**
   * Reads the profiles; there are none when there is no file.
   *
   * @throws BadConnectionException when the file is invalid; the message names the line
   */
  Profiles read() {
    if (!Files.exists(path)) {
      return new Profiles("", Map.of());
    }
    SettingsFile file = SettingsFile.read(path);
    file.object("", List.of(Profiles.ACTIVE, Profiles.PROFILES));
    Map<String, Profile> profiles = new LinkedHashMap<>();
    String below = "/" + Profiles.PROFILES;
    for (Map.Entry<String, JsonNode> member : file.object(below).properties()) {
      profiles.put(member.getKey(), profile(file, member.getKey()));
    }
    String active = file.text("/" + Profiles.ACTIVE);
    if (!active.isEmpty() && !active.equals(Connection.LOCAL) && !profiles.containsKey(active)) {
      throw file.wrong("/" + Profiles.ACTIVE, "the active profile does not exist in this file");
    }
    return new Profiles(active, profiles);
  }

  /**
   * Replaces the file.
   *
   * @throws SettingsFileException when it cannot be written
   */
  void write(Profiles profiles) {
    try {
      PrivateFile.write(path, YamlText.write(profiles.json()));
    } catch (IOException e) {
      throw new SettingsFileException(path, "written", e);
    }
  }

  private static Profile profile(SettingsFile file, String name) {
    String at = JsonPointers.below("/" + Profiles.PROFILES, name);
    String objection = ProfileRules.objection(name);
    if (!objection.isEmpty()) {
      throw file.wrong(at, objection);
    }
    Profile profile = new Profile(name, file.object(at, Profile.KEYS));
    texts(file, at);
    complete(file, at, profile);
    // A default value that is wrong is reported by the commands that would use it.
    file.object(at + "/" + Profile.DEFAULTS);
    return profile;
  }

  private static void texts(SettingsFile file, String at) {
    for (String key : Profile.KEYS) {
      if (!key.equals(Profile.PROTECTED) && !key.equals(Profile.DEFAULTS)) {
        file.text(at + "/" + key);
      }
    }
    String isProtected = at + "/" + Profile.PROTECTED;
    JsonNode value = file.root().at(isProtected);
    if (!value.isMissingNode() && !value.isBoolean()) {
      throw file.wrong(isProtected, "protected must be true or false");
    }
  }

  private static void complete(SettingsFile file, String at, Profile profile) {
    if (profile.json().has(Profile.STORE) == profile.json().has(Profile.PROCESS)) {
      throw file.wrong(at, "a profile must have either store or credential_process, and not both");
    }
    String store = at + "/" + Profile.STORE;
    if (profile.json().has(Profile.STORE) && !STORES.contains(file.text(store))) {
      throw file.wrong(store, "store must be keychain or file");
    }
    String entry = file.text(at + "/" + Profile.STORED_AS);
    if (!entry.isEmpty() && !entry.equals(Profile.otherEntry(profile.name()))) {
      throw file.wrong(
          at + "/" + Profile.STORED_AS,
          "storedAs must be " + Profile.otherEntry(profile.name()) + " or left out");
    }
    Optional<ProfileRules.Objection> objection = ProfileRules.objection(profile);
    if (objection.isPresent()) {
      throw file.wrong(at + "/" + objection.get().key(), objection.get().message());
    }
  }
}
