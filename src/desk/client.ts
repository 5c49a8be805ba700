export { type MountOptions, mountDesk } from './app/mount-desk.ts';
