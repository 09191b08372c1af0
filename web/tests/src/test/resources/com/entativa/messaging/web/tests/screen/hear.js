// Keeps what goes wrong on a page, for tests to ask: uncaught errors, console errors, and what the policy refuses. That a
// ResizeObserver goes on in the next frame is no error, though browsers tell it as one.
if (!globalThis.complaints) {
  const complaints = [];
  globalThis.complaints = complaints;
  addEventListener('error', ({ message }) => message.startsWith('ResizeObserver loop') || complaints.push(`error: ${message}`));
  addEventListener('unhandledrejection', event => complaints.push(`rejection: ${event.reason}`));
  addEventListener('securitypolicyviolation', event => complaints.push(`policy: ${event.violatedDirective} ${event.blockedURI}`));
  const error = console.error;
  console.error = (...said) => {
    complaints.push(`console: ${said.join(' ')}`);
    error(...said);
  };
}
