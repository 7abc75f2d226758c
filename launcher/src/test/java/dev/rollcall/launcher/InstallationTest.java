package dev.rollcall.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.OptionalInt;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class InstallationTest {

	@TempDir
	@SuppressWarnings("NullAway.Init")
	private Path temporary;

	@SuppressWarnings("NullAway.Init")
	private DataFolder folder;

	@BeforeEach
	void open() {
		this.folder = DataFolder.open(this.temporary.resolve("data"));
	}

	@AfterEach
	void close() throws IOException {
		this.folder.close();
	}

	@Test
	void shouldKeepWhatItMade() {
		Installation first = Installation.open(this.folder);
		assertThat(first.scimToken()).isEmpty();
		first.keepScimToken("rc_x_y");
		int port = first.kafkaPort(OptionalInt.of(0));

		Installation second = Installation.open(this.folder);
		assertThat(second.adminToken()).isEqualTo(first.adminToken()).hasSizeGreaterThan(40);
		assertThat(second.clusterId()).isEqualTo(first.clusterId());
		assertThat(second.scimToken()).contains("rc_x_y");
		assertThat(second.kafkaPort(OptionalInt.empty())).isEqualTo(port);
		assertThat(second.kafkaPort(OptionalInt.of(0))).isEqualTo(port);
	}

	@Test
	void shouldKeepTheKeyThatSealsPasswords() throws IOException {
		String key = Installation.open(this.folder).passwordKey();
		assertThat(Base64.getUrlDecoder().decode(key)).hasSize(32);
		assertThat(Installation.open(this.folder).passwordKey()).isEqualTo(key);
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(this.folder.installation())))
			.isEqualTo("rw-------");
		try (DataFolder other = DataFolder.open(this.temporary.resolve("other"))) {
			assertThat(Installation.open(other).passwordKey()).isNotEqualTo(key);
		}
	}

	@Test
	void shouldMakeAKeyWhereAnOlderVersionHadNone() throws IOException {
		String before = "admin-token=rca_x\ncluster-id=y\n";
		Files.writeString(this.folder.installation(), before);
		String key = Installation.open(this.folder).passwordKey();
		assertThat(Files.readString(this.folder.installation())).isEqualTo(before + "password-key=" + key + "\n");
	}

	@Test
	void shouldKeepThePortOfTheOption() {
		Installation.open(this.folder).kafkaPort(OptionalInt.of(12345));
		assertThat(Installation.open(this.folder).kafkaPort(OptionalInt.empty())).isEqualTo(12345);
	}

	@Test
	void shouldMakeDifferentSecrets() throws IOException {
		try (DataFolder other = DataFolder.open(this.temporary.resolve("other"))) {
			assertThat(Installation.open(this.folder).adminToken()).isNotEqualTo(Installation.open(other).adminToken());
		}
	}

	@Test
	void shouldBeReadableByItsOwnerOnly() throws IOException {
		Installation.open(this.folder).keepScimToken("rc_x_y");
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(this.folder.installation())))
			.isEqualTo("rw-------");
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(this.folder.root())))
			.isEqualTo("rwx------");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "garbage", "admin-token=x\n", "admin-token=x\ncluster-id=y\nkafka-port=z\n" })
	void shouldRefuseDamagedFile(String content) throws IOException {
		Files.writeString(this.folder.installation(), content);
		assertThatExceptionOfType(StartRefusedException.class).isThrownBy(() -> Installation.open(this.folder))
			.withMessage("The data folder " + this.folder.root() + " is damaged: its file installation.properties "
					+ "cannot be read; restore the folder from a copy, or choose another with --data.");
	}

}
