package dev.rollcall.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class DataFolderTest {

	@TempDir
	@SuppressWarnings("NullAway.Init")
	private Path temporary;

	@SuppressWarnings("NullAway.Init")
	private Path root;

	@BeforeEach
	void name() {
		this.root = this.temporary.resolve("data");
	}

	@Test
	void shouldMakeTheFolderAndOpenItAgain() throws IOException {
		DataFolder.open(this.root).close();
		assertThat(this.root.resolve("format")).hasContent("rollcall-data 1");
		try (DataFolder again = DataFolder.open(this.root)) {
			assertThat(again.root()).isEqualTo(this.root);
		}
	}

	@Test
	void shouldRefuseWhileAnotherHasIt() throws IOException {
		try (DataFolder first = DataFolder.open(this.root)) {
			assertRefused("The data folder " + first.root()
					+ " is in use by another Rollcall: stop that one, or choose another folder with --data.");
		}
		DataFolder.open(this.root).close();
	}

	@Test
	void shouldRefuseForeignFolderAndLeaveItAsItWas() throws IOException {
		Files.createDirectories(this.root);
		Files.writeString(this.root.resolve("holiday.jpg"), "x");
		assertRefused("The folder " + this.root
				+ " has files in it that are not Rollcall's: choose an empty or a new folder with --data.");
		assertThat(this.root).isDirectoryNotContaining("glob:**lock");
	}

	@Test
	void shouldRefuseDamagedFormat() throws IOException {
		DataFolder.open(this.root).close();
		Files.write(this.root.resolve("format"), new byte[] { (byte) 0xff, 0, 1 });
		assertRefused("The data folder " + this.root + " is damaged: its file format cannot be read; "
				+ "restore the folder from a copy, or choose another with --data.");
		// A refusal lets go of the folder.
		Files.writeString(this.root.resolve("format"), "rollcall-data 1\n");
		DataFolder.open(this.root).close();
	}

	@Test
	void shouldRefuseFolderOfLaterVersion() throws IOException {
		DataFolder.open(this.root).close();
		Files.writeString(this.root.resolve("format"), "rollcall-data 2\n");
		assertRefused("The data folder " + this.root + " was made by a later version of Rollcall: "
				+ "start that version, or choose another with --data.");
	}

	@Test
	void shouldRefuseFile() throws IOException {
		Files.writeString(this.root, "x");
		assertRefused("Expected " + this.root + " to be a folder, but it is a file: choose another with --data.");
	}

	private void assertRefused(String sentence) {
		assertThatExceptionOfType(StartRefusedException.class).isThrownBy(() -> DataFolder.open(this.root))
			.withMessage(sentence)
			.satisfies((refused) -> assertThat(refused.exitCode()).isEqualTo(StartRefusedException.REFUSED));
	}

}
