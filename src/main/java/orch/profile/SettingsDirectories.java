package orch.profile;

import java.nio.file.Path;

/**
 * The directories in which settings are searched.
 *
 * @param working the working directory of the command
 * @param configuration the directory of orch's settings
 */
public record SettingsDirectories(Path home, Path working, Path configuration) {}
