package dev.rollcall.projector.store;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** A fixed number of reading sessions; one whose connection broke is opened anew. */
final class Sessions implements AutoCloseable {

	private final BlockingDeque<Session> free;

	private final Opener opener;

	private final int size;

	private final AtomicBoolean closed = new AtomicBoolean();

	Sessions(int size, Opener opener) throws SQLException {
		this.size = size;
		this.opener = opener;
		this.free = new LinkedBlockingDeque<>(size);
		try {
			for (int i = 0; i < size; i++) {
				this.free.add(opener.open());
			}
		}
		catch (SQLException ex) {
			close();
			throw ex;
		}
	}

	Session borrow(Duration patience) {
		try {
			Session session = this.closed.get() ? null : this.free.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
			if (session == null) {
				throw new StoreException("Expected a free connection to the view within " + patience.toMillis()
						+ " ms, but all " + this.size + " are busy", false, null);
			}
			return usable(session);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new StoreException("Expected a connection to the view, but the thread is to stop", false, ex);
		}
	}

	private Session usable(Session session) {
		if (!session.isBroken()) {
			return session;
		}
		try {
			session.close();
			return this.opener.open();
		}
		catch (SQLException ex) {
			this.free.add(session);
			throw new StoreException(ex);
		}
	}

	void giveBack(Session session) {
		// The one used last knows its pages best.
		this.free.addFirst(session);
		if (this.closed.get()) {
			drain();
		}
	}

	/** Closes what is free now and, as it comes back, what is in use. */
	@Override
	public void close() {
		this.closed.set(true);
		drain();
	}

	private void drain() {
		for (Session session = this.free.poll(); session != null; session = this.free.poll()) {
			session.closeQuietly();
		}
	}

	/** Opens one more session. */
	interface Opener {

		Session open() throws SQLException;

	}

}
