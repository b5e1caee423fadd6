package orch.file;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;

/**
 * A file or a directory through which another user of the machine can change a file. Root is
 * trusted, because it can change every file anyway.
 *
 * @param path the file, a directory above it, or a link on the way to it
 * @param problem who can change it, and why, as a clause
 * @param remedy a command that mends it, after a few words and a colon
 */
public record OpenPlace(Path path, String problem, String remedy) {
  private static final int ROOT = 0;
  private static final int STICKY = 01000;
  private static final int MOST_LINKS = 40;

  /**
   * The first such place on the way to a file, which may be missing. Links are followed one by one,
   * since who can change a link decides which file is read.
   *
   * @throws IOException when a place cannot be looked at
   */
  public static Optional<OpenPlace> on(Path file) throws IOException {
    return OwnerOnly.hasModes(file) ? on(file, new UnixSystem().getUid()) : Optional.empty();
  }

  /**
   * The same for a user.
   *
   * @param me the number of the user
   */
  static Optional<OpenPlace> on(Path file, long me) throws IOException {
    Path at = file.toAbsolutePath();
    for (int links = 0; links < MOST_LINKS; links++) {
      Path parent = at.getParent();
      if (parent == null) {
        return Optional.empty();
      }
      Path directory = existing(parent).toRealPath();
      Optional<OpenPlace> open = above(directory, me);
      Path entry = parent.toFile().exists() ? directory.resolve(at.getFileName()) : at;
      if (open.isPresent() || !Files.exists(entry, LinkOption.NOFOLLOW_LINKS)) {
        return open;
      }
      open = entry(entry, me);
      if (open.isPresent() || !Files.isSymbolicLink(entry)) {
        return open;
      }
      at = directory.resolve(Files.readSymbolicLink(entry));
    }
    throw new FileSystemException(file.toString(), null, "too many symbolic links lead to it");
  }

  private static Path existing(Path directory) {
    Path at = directory;
    while (!at.toFile().exists() && at.getParent() != null) {
      at = at.getParent();
    }
    return at;
  }

  /** The directories from the top down. Nobody else gets below one that only its owner enters. */
  private static Optional<OpenPlace> above(Path directory, long me) throws IOException {
    Deque<Path> downwards = new ArrayDeque<>();
    for (Path at = directory; at != null; at = at.getParent()) {
      downwards.push(at);
    }
    for (Path at : downwards) {
      Set<PosixFilePermission> mode = Files.getPosixFilePermissions(at);
      if (isForeign(at, me)) {
        return Optional.of(foreign(at));
      }
      if (isClosed(mode)) {
        return Optional.empty();
      }
      if (isShared(mode) && !isSticky(at)) {
        return Optional.of(shared(at, mode));
      }
    }
    return Optional.empty();
  }

  private static Optional<OpenPlace> entry(Path entry, long me) throws IOException {
    if (isForeign(entry, me)) {
      return Optional.of(foreign(entry));
    }
    // The mode of a link means nothing.
    if (Files.isSymbolicLink(entry)) {
      return Optional.empty();
    }
    Set<PosixFilePermission> mode = Files.getPosixFilePermissions(entry);
    return isShared(mode) ? Optional.of(shared(entry, mode)) : Optional.empty();
  }

  private static OpenPlace shared(Path at, Set<PosixFilePermission> mode) {
    return new OpenPlace(
        at,
        "others can write to " + at + " (" + PosixFilePermissions.toString(mode) + ")",
        "to close it: chmod go-w " + quoted(at));
  }

  private static OpenPlace foreign(Path at) throws IOException {
    String owner = Files.getOwner(at, LinkOption.NOFOLLOW_LINKS).getName();
    return new OpenPlace(
        at,
        "the user " + owner + " owns " + at,
        "to own it, if you trust its content: sudo chown -h \"$(id -u)\" " + quoted(at));
  }

  /** Others may have chosen the name, and the user may paste the command into a shell. */
  private static String quoted(Path path) {
    String text = path.toString();
    return text.matches("[A-Za-z0-9_./+@%,=-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
  }

  private static boolean isForeign(Path at, long me) throws IOException {
    int owner = (int) Files.getAttribute(at, "unix:uid", LinkOption.NOFOLLOW_LINKS);
    return owner != me && owner != ROOT;
  }

  private static boolean isShared(Set<PosixFilePermission> mode) {
    return mode.contains(PosixFilePermission.GROUP_WRITE)
        || mode.contains(PosixFilePermission.OTHERS_WRITE);
  }

  private static boolean isClosed(Set<PosixFilePermission> mode) {
    return !mode.contains(PosixFilePermission.GROUP_EXECUTE)
        && !mode.contains(PosixFilePermission.OTHERS_EXECUTE);
  }

  private static boolean isSticky(Path at) throws IOException {
    return ((int) Files.getAttribute(at, "unix:mode") & STICKY) != 0;
  }
}
