import './ui/tokens.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { makeClient } from './app/query-client.ts';
import { makeRouter } from './app/router.tsx';

const client = makeClient();
const router = makeRouter(client);
const root = document.getElementById('root');
if (root) createRoot(root).render(<StrictMode><QueryClientProvider client={client}><RouterProvider router={router} /></QueryClientProvider></StrictMode>);
