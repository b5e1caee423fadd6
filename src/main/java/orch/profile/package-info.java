/**
 * Which account a command uses: flags, environment variables, the profiles of the user with their
 * secrets in a keychain, a file or behind a program, and the file of a project.
 */
@NullMarked
package orch.profile;

import org.jspecify.annotations.NullMarked;
