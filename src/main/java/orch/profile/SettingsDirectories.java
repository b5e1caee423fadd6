package orch.profile;

import java.nio.file.Path;

/**
 * Where files that say something about the connection are looked for.
 *
 * @param working the directory the command runs in
 * @param configuration orch's own
 */
public record SettingsDirectories(Path home, Path working, Path configuration) {}
