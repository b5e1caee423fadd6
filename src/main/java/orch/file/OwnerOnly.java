package orch.file;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Files and directories that only their owner can use, where the file system has POSIX modes. */
public final class OwnerOnly {
  private static final String UID = "unix:uid";
  private static final int STICKY = 01000;

  private OwnerOnly() {}

  /** Creates a directory with mode 0700, and those above it, unless it exists. */
  public static void createDirectory(Path directory) throws IOException {
    // createDirectories refuses a symbolic link to a directory.
    if (!Files.isDirectory(directory)) {
      Files.createDirectories(directory, mode(directory, "rwx------"));
    }
  }

  /**
   * Creates an empty file with mode 0600.
   *
   * @throws FileAlreadyExistsException when the file exists
   */
  public static void createFile(Path file) throws IOException {
    Files.createFile(file, mode(file, "rw-------"));
  }

  /** The mode of a file, as in ls, when it grants rights to others; empty when it grants none. */
  public static Optional<String> modeForOthers(Path file) throws IOException {
    if (!hasModes(file)) {
      return Optional.empty();
    }
    Set<PosixFilePermission> mode = Files.getPosixFilePermissions(file);
    Set<PosixFilePermission> owner =
        EnumSet.range(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_EXECUTE);
    return owner.containsAll(mode)
        ? Optional.empty()
        : Optional.of(PosixFilePermissions.toString(mode));
  }

  /**
   * A directory in which others can replace what is below it.
   *
   * @param mode as in ls
   * @param owner empty when it is the owner of the file, or root
   */
  public record OpenDirectory(Path path, String mode, String owner) {
    /** Who can do it, and why, as a clause. */
    public String problem() {
      return owner.isEmpty()
          ? "others can write to " + path + " (" + mode + ")"
          : "the user " + owner + " owns " + path;
    }

    /** What to do about it. */
    public String remedy() {
      return owner.isEmpty()
          ? "run chmod go-w " + path
          : "set XDG_CONFIG_HOME to a directory that nobody else owns";
    }
  }

  /**
   * The nearest directory above a file in which others can replace it, or a directory above it. In
   * a directory with the sticky bit, such as /tmp, they cannot.
   */
  public static Optional<OpenDirectory> openDirectory(Path file) throws IOException {
    if (!hasModes(file)) {
      return Optional.empty();
    }
    Path real = file.toRealPath();
    Object user = Files.getAttribute(real, UID);
    for (Path at = real.getParent(); at != null; at = at.getParent()) {
      Set<PosixFilePermission> mode = Files.getPosixFilePermissions(at);
      boolean isShared =
          mode.contains(PosixFilePermission.GROUP_WRITE)
              || mode.contains(PosixFilePermission.OTHERS_WRITE);
      boolean isSticky = ((int) Files.getAttribute(at, "unix:mode") & STICKY) != 0;
      Object owner = Files.getAttribute(at, UID);
      boolean isForeign = !owner.equals(user) && !owner.equals(0);
      if (isForeign || (isShared && !isSticky)) {
        String name = isForeign ? Files.getOwner(at).getName() : "";
        return Optional.of(new OpenDirectory(at, PosixFilePermissions.toString(mode), name));
      }
    }
    return Optional.empty();
  }

  /** Whether the file system of a file has POSIX modes. */
  public static boolean hasModes(Path file) {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  private static FileAttribute<?>[] mode(Path file, String posix) {
    return hasModes(file)
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(posix))
        }
        : new FileAttribute<?>[0];
  }
}
